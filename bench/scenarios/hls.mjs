// Low-latency viewers on a recording, beside nginx that serves objects of the same sizes at the same pace, in turns.
import path from 'node:path';
import fs from 'node:fs';
import os from 'node:os';
import { median, stop } from '../lib/process.mjs';
import { Server, replayBin, runLoad } from '../lib/server.mjs';
import { publicationPath, recording, withFeed } from '../lib/feed.mjs';
import { startNginx } from '../peers/peers.mjs';

const parts_per_second = 3;
const requests_per_second = 2 * 2 * parts_per_second;  // of a viewer: playlist and part of two renditions
const fewer = [900, 600, 450, 300, 150];
// All at once would measure handshakes: a hundred viewers a second come.
const spread = (viewers) => Math.max(3, viewers / 100);

// The generator has the last processor for itself, as viewers have their own; a server has the others.
const processors = os.cpus().length;
const apart = processors < 2 ? { count: 1 } : { count: processors - 1, server: `0-${processors - 2}`, generator: String(processors - 1) };
const awake = apart.generator ? { awake: true } : {};

async function ours(viewers, seconds) {
    const server = await Server.make((settings) => {
        withFeed(settings);
        settings.listen.shards = apart.count;
        // The stand-in reads its recording, which no sandbox shows it.
        settings.media = { worker: path.resolve(replayBin), sandbox: 'off', audio_only_kbit: 0, renditions: [{ name: '360p', width: 640, height: 360, kbit: 1000 }] };
    }, { PARANINFO_RECORDING: path.resolve(await recording()), PARANINFO_BENCH_HEADERS: '1' });
    try {
        server.start(apart.server);
        await server.ready();
        await server.playable();
        const people = await server.people(viewers);
        const publication = await publicationPath(server, fs.readFileSync(people, 'utf8').split('\n')[0].split(' '));
        return await server.load('hls', { people, count: viewers, seconds, publication, spread: spread(viewers), ...awake }, apart.generator);
    } finally {
        await server.stop();
        server.remove();
    }
}

async function nginx(viewers, seconds, sizes) {
    const server = await Server.make();
    const peer = await startNginx(server.data, {
        'video/playlist': sizes.video_playlist_bytes, 'video/part': sizes.video_part_bytes,
        'audio/playlist': sizes.audio_playlist_bytes, 'audio/part': sizes.audio_part_bytes }, apart.count, apart.server);
    try {
        return await runLoad('hls', { port: peer.port, 'server-pid': peer.pid, 'plain-peer': true, count: viewers, seconds,
            rate: parts_per_second, spread: spread(viewers), ...awake }, apart.generator);
    } finally {
        await stop(peer.child, 'SIGTERM');
        server.remove();
    }
}

// Every viewer kept up: nobody failed, and as much was asked for as viewers at the edge ask for.
const holds = (run, viewers, seconds) => run.errors === 0 && run.requests >= 0.95 * viewers * requests_per_second * seconds;

// Where so many do not hold, how many do; generator and server share the machine, and either may be what is full.
async function largest(viewers, seconds, first) {
    if (holds(first, viewers, seconds)) return viewers;
    for (const count of fewer.filter((one) => one < viewers)) if (holds(await ours(count, seconds), count, seconds)) return count;
    return 0;
}

export async function hls({ viewers = 300, rounds = 3, seconds = 30 }) {
    const runs = [], peers = [];
    for (let round = 0; round < rounds; ++round) {
        runs.push(await ours(viewers, seconds));
        peers.push(await nginx(viewers, seconds, runs[round]));
    }
    const middle = (list, name) => median(list.map((one) => one[name]));
    const figures = ['requests', 'mb_per_s', 'cpu_us_per_mb', 'reload_p50_ms', 'reload_p99_ms', 'audio_reload_p99_ms', 'reload_read_p50_ms', 'reload_read_p99_ms', 'server_core',
        'generator_core', 'video_playlist_bytes', 'video_part_bytes', 'audio_part_bytes'];
    return { viewers, rounds, largest_that_holds: await largest(viewers, seconds, runs[0]),
        generator_full: middle(runs, 'generator_core') > 0.95, ...Object.fromEntries(figures.map((name) => [name, middle(runs, name)])),
        errors: runs.reduce((sum, one) => sum + one.errors, 0), last_error: runs.map((one) => one.last_error).join(' ').trim(),
        nginx_cpu_us_per_mb: middle(peers, 'cpu_us_per_mb'), nginx_mb_per_s: middle(peers, 'mb_per_s'),
        nginx_errors: middle(peers, 'errors'),
        ratio_nginx: median(runs.map((one, i) => one.cpu_us_per_mb / peers[i].cpu_us_per_mb)) };
}
