// How hls.js is set up for us: a live edge that our own loop steers to, parts, and nothing that no stream of ours has.
import Hls, { type HlsConfig, type LoaderCallbacks, type LoaderConfiguration, type LoaderContext } from "hls.js";
import type { Start } from "./network";
import { sound_only } from "./sound_only";
import type { Source } from "./way";

export function config_for(source: Source, start: Start): Partial<HlsConfig> {
  return {
    lowLatencyMode: true,
    preferManagedMediaSource: true,
    enableWorker: false,
    enableWebVTT: false,
    enableIMSC1: false,
    enableCEA708Captions: false,
    // Our own loop steers; hls.js only finds the place to start from.
    maxLiveSyncPlaybackRate: 1,
    liveSyncDuration: Math.max(0.9, (3 * source.part_ms) / 1000),
    liveSyncOnStallIncrease: 0,
    liveMaxLatencyDuration: Infinity,
    // hls.js has been seen to stop asking for parts when it flushes this: the browser evicts by itself.
    backBufferLength: Infinity,
    maxBufferLength: 12,
    abrEwmaDefaultEstimate: start.bits_per_second,
    ...(start.smallest && { startLevel: 0 }),
    capLevelToPlayerSize: true,
    ...(source.at && edge_setup(source.at)),
    ...(source.sound_only && { pLoader: SoundLoader as unknown as NonNullable<HlsConfig["pLoader"]> }),
  };
}

function edge_setup(at: (address: string) => string): Partial<HlsConfig> {
  return { xhrSetup: (xhr, url) => xhr.open("GET", at(url), true) };
}

/** Takes the pictures out of the multivariant playlist before hls.js reads it. */
class SoundLoader extends Hls.DefaultConfig.loader {
  override load(context: LoaderContext & { type?: string }, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
    if (context.type !== "manifest") return super.load(context, config, callbacks);
    super.load(context, config, {
      ...callbacks,
      onSuccess: (response, ...rest) => {
        const text = String(response.data);
        callbacks.onSuccess({ ...response, data: sound_only(text) ?? text }, ...rest);
      },
    });
  }
}
