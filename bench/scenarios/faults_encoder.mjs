// Faults of an encoder that sends by SRT, and one of the worker that takes it. Times are of the viewer's picture; `_programme` where the viewer's own delay is taken off.
import { flashes, pips, timescale, timing } from '../lib/fmp4.mjs';
import { judged } from '../lib/fault_stage.mjs';
import { run, sleep } from '../lib/process.mjs';
import { Publisher, srtUrl } from '../lib/publisher.mjs';
import { parsePlaylist, fetchFrom } from '../lib/viewer.mjs';
import { cpuMs, residentKb } from '../lib/watched_processes.mjs';
import { lipSync } from '../lib/segments.mjs';

const settle_ms = 8000;       // what comes after a fault is watched so long
const segment_off_s = 0.5;
const calm = { questions_errors: 0, numbers_missing: 0 };

// An encoder more, with the feed's key.
export async function publish(stage, { before = [], ...options } = {}) {
    // ffmpeg would wait ten seconds for a sound that has ended before it sends more of the picture.
    const outputs = [...before, '-max_interleave_delta', '100000', '-f', 'mpegts', '-pes_payload_size', '0', await srtUrl(stage.server, 'main')];
    const publisher = new Publisher({ outputs, ...options });
    (stage.publishers ??= []).push(publisher);
    return publisher;
}

// As an encoder does that tries until it is let in: the one before counts as there until it has been silent for a while.
async function publish_at_last(stage, options) {
    for (let tries = 0; tries < 10; ++tries) {
        const publisher = await publish(stage, options);
        await sleep(1000);
        if (!publisher.ended) return publisher;
        await publisher.kill();
    }
    throw new Error('the encoder is not let in');
}

// The one on air goes, and another comes; back once the viewer sees it.
async function replaced(stage, options) {
    await stage.publisher.kill();
    const from = Date.now();
    stage.publisher = await publish_at_last(stage, options);
    const back_ms = await stage.after(() => stage.turned(false, from), 20000, from);
    if (!back_ms) throw new Error('the picture does not come back');
    return back_ms;
}

// How far the pip is behind the flash in the newest segment that has both.
async function offset(stage) {
    const { body } = await fetchFrom(stage.server, `${stage.publication}audio/live.m3u8`, stage.cookie);
    const sound = parsePlaylist(body.toString()).segments.filter(({ uri }) => uri);
    const object = async (rendition, uri) => (await fetchFrom(stage.server, `${stage.publication}${rendition}/${uri}`, stage.cookie)).body;
    for (const { msn, uri, map } of sound.reverse()) {
        const seen = stage.list.segments.find((one) => one.msn === msn && one.uri);
        if (!seen) continue;
        const init = await object('360p', seen.map), video = await object('360p', seen.uri), audio = await object('audio', uri);
        const found = lipSync(await flashes(init, video), timing(video).start / timescale(init), await pips(await object('audio', map), audio), timing(audio).start / 48000);
        if (found !== null) return found;
    }
    return undefined;
}

// The worker gets no more memory: its limit, far above what it uses, is drawn in around it, and another encoder comes. Either it goes on with
// what it has, or it ends and only it does; which of the two is up to its allocator.
export async function F12(stage) {
    const { map } = stage.parts.at(-1);
    const old = stage.worker();
    const gateway = residentKb(stage.server.pid);
    const from = await stage.begin();
    await run('prlimit', ['--pid', String(old), `--as=${1024 * 1024}`]);
    await stage.publisher.kill();
    stage.publisher = await publish_at_last(stage);
    const ended_ms = await stage.after(() => ![old, undefined].includes(stage.worker()), 20000, from);
    const new_part_ms = ended_ms && await stage.after(() => stage.firstPart(from, map), 20000, from);
    await sleep(settle_ms);
    const seen = await stage.seen();
    return judged('F12', { worker_ended: ended_ms ? 1 : 0, new_part_after_ms: ended_ms ? new_part_ms - ended_ms : 0,
        gateway_rss_growth_kb: residentKb(stage.server.pid) - gateway, ...seen },
    { ...calm, new_part_after_ms: 2000, stall_max_ms: 4000, gateway_rss_growth_kb: 5 * 1024 });
}

// Drops for five seconds and returns.
export async function F13(stage) {
    const from = await stage.begin();
    const delay = stage.delay_p50_ms;
    await stage.publisher.kill();
    const slate_ms = await stage.after(() => stage.turned(true, from), 10000, from);
    await sleep(Math.max(0, from + 5000 - Date.now()));
    const again = Date.now();
    stage.publisher = await publish(stage);
    const back_ms = await stage.after(() => stage.turned(false, again), 20000, again);
    await sleep(settle_ms);
    return judged('F13', { slate_ms, slate_programme_ms: slate_ms - delay, back_ms, back_programme_ms: back_ms - delay,
        av_offset_abs_ms: Math.abs(await offset(stage)), ...(await stage.seen()) },
    { ...calm, slate_programme_ms: 2000, back_programme_ms: 3000, av_offset_abs_ms: 80 });
}

// Returns with another size, H.264 profile and sample rate; and then as it was.
export async function F14(stage) {
    await stage.begin();
    const back_ms = await replaced(stage, { width: 960, height: 540, profile: 'high', sound_rate: 44100 });
    await sleep(settle_ms);
    const old_back_ms = await replaced(stage, {});
    await sleep(settle_ms);
    const last = await stage.turned(true, Date.now() - settle_ms / 2);
    return judged('F14', { back_ms, old_back_ms, dark_at_the_end: last ? 1 : 0, ...(await stage.seen()) },
        { ...calm, back_ms: 8000, old_back_ms: 8000, dark_at_the_end: 0 });
}

// The clock jumps by an hour; stands for two seconds, in which all times are nearly the same (ffmpeg's muxer sends none that go back); its 33
// bits run over. Each ten seconds after the encoder's start. The other ways are tests: EncoderFaults.
export async function F15(stage) {
    const shifted = (ticks) => ['-bsf:v', `setts=ts=TS+gte(N\\,300)*${ticks}`, '-bsf:a', `setts=ts=TS+gte(N\\,469)*${ticks}`];
    const clocks = { jump: { before: shifted(3600 * 90000) }, stand: { before: shifted(-2 * 90000) },
        wrap: { before: ['-output_ts_offset', String(Math.floor(2 ** 33 / 90000) - 10)] } };
    const from = await stage.begin();
    const seen = {};
    for (const [name, options] of Object.entries(clocks)) {
        seen[`${name}_back_ms`] = await replaced(stage, options);
        const before = { cpu: cpuMs(stage.worker()), rss: residentKb(stage.worker()), at: Date.now() };
        await sleep(8000);
        seen[`${name}_dark`] = (await stage.turned(true, before.at)) ? 1 : 0;
        await sleep(settle_ms);
        seen.encoders_ended = (seen.encoders_ended ?? 0) + (stage.publisher.ended ? 1 : 0);
        seen.rss_growth_kb = Math.max(seen.rss_growth_kb ?? 0, residentKb(stage.worker()) - before.rss);
        seen.worker_cores = Math.max(seen.worker_cores ?? 0, (cpuMs(stage.worker()) - before.cpu) / (Date.now() - before.at));
    }
    await replaced(stage, {});
    return judged('F15', { ...seen, seconds: (Date.now() - from) / 1000, ...(await stage.seen()) },
        { ...calm, encoders_ended: 0, segment_off_max_s: segment_off_s, rss_growth_kb: 20 * 1024, worker_cores: 1 });
}

// The sound vanishes and the picture goes on; then the other way round.
export async function F16(stage) {
    const seen = {};
    await replaced(stage, { apart: true });
    await sleep(4000);
    let from = await stage.begin();
    stage.publisher.sound.kill('SIGKILL');
    seen.sound_alarm_ms = await stage.after(() => stage.alarm(from), 10000, from);
    await sleep(3000);
    const without_sound = await stage.seen();
    await replaced(stage, { apart: true });
    await sleep(4000);
    from = await stage.begin();
    stage.publisher.picture.kill('SIGKILL');
    seen.picture_alarm_ms = await stage.after(() => stage.alarm(from), 10000, from);
    await sleep(3000);
    const { stalls, stall_max_ms, ...without_picture } = await stage.seen();
    await replaced(stage, {});
    return judged('F16', { ...seen, stalls: without_sound.stalls + stalls, slate_without_sound: without_sound.slate_frames,
        stall_max_ms: Math.max(stall_max_ms, without_sound.stall_max_ms), ...without_picture },
    { ...calm, sound_alarm_ms: 5000, picture_alarm_ms: 5000, stalls: 0, slate_without_sound: 0 });
}

// A second encoder with the same key.
export async function F17(stage) {
    const from = await stage.begin();
    const second = await publish(stage);
    const refused_ms = await stage.after(() => second.ended && Date.now(), 15000, from);
    await sleep(settle_ms);
    return judged('F17', { refused_ms, first_goes_on: stage.publisher.ended ? 0 : 1, ...(await stage.seen()) },
        { ...calm, refused_ms: 5000, stalls: 0, slate_frames: 0 });
}
