// Does anything drift or grow? One room with the test feed, watched by its segments: times from their boxes, lip sync from the
// flash and the pip that ffmpeg decodes, the edge's age from a viewer's reloads, memory and files from the kernel.
import fs from 'node:fs';
import { median, sleep } from '../lib/process.mjs';
import { publicationPath, withFeed } from '../lib/feed.mjs';
import { percentile } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import { Recording, renditions } from '../lib/segments.mjs';
import { openFiles, residentKb, workerPid } from '../lib/watched_processes.mjs';

const warm_up_s = 120;
const sample_every_ms = 2000;
const lips_every = 15;  // segments of 2 s: decoding costs the machine more than all the rest

const largest = (values) => values.reduce((most, value) => Math.max(most, value), 0);

function figuresOf(recording) {
    const times = (name) => [...recording.timings.get(name)].filter(([, timing]) => timing);
    const other = recording.timings.get('360p'), audio = recording.timings.get('audio');
    const beside = (map, act) => times('720p').filter(([msn]) => map.get(msn)).map(([msn, one]) => act(one, map.get(msn)));
    const third = Math.max(1, Math.floor(recording.offsets.length / 3));
    const offsets = recording.offsets.map(({ ms }) => ms);
    return {
        segments: times('720p').length,
        rendition_drift_ms: largest(beside(other, (a, b) => Math.max(Math.abs(a.start_ms - b.start_ms), Math.abs(a.duration_ms - b.duration_ms)))),
        // The sound's segments begin at a whole unit of AAC: up to 21.4 ms later, at no time more.
        audio_boundary_max_ms: largest(beside(audio, (a, b) => Math.abs(b.start_ms - a.start_ms))),
        unit_gaps: renditions.reduce((sum, name) => sum + times(name).reduce((all, [, { gaps }]) => all + gaps, 0), 0),
        lip_sync_samples: offsets.length,
        av_offset_ms: offsets.length ? median(offsets) : null,
        av_drift_ms: offsets.length ? Math.abs(median(offsets.slice(-third)) - median(offsets.slice(0, third))) : null,
        edge_age_p50_ms: percentile(recording.edge_ages, 0.5), edge_age_p99_ms: percentile(recording.edge_ages, 0.99),
        edge_age_max_ms: largest(recording.edge_ages), edge_age_aim_ms: recording.part_ms * 3,
    };
}

function growth(samples) {
    const tenth = Math.max(1, Math.floor(samples.length / 10));
    const middle = (list, name) => median(list.map((one) => one[name]));
    const first = samples.slice(0, tenth), last = samples.slice(-tenth);
    return { rss_kb: middle(last, 'rss'), rss_growth_percent: (middle(last, 'rss') / middle(first, 'rss') - 1) * 100,
        fd_growth: middle(last, 'fds') - middle(first, 'fds') };
}

async function sampled(pids, until) {
    const samples = Object.fromEntries(Object.keys(pids).map((name) => [name, []]));
    while (Date.now() < until) {
        for (const [name, pid] of Object.entries(pids)) samples[name].push({ rss: residentKb(pid), fds: openFiles(pid) });
        await sleep(sample_every_ms);
    }
    return Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, growth(list)]));
}

export async function soak({ minutes = 10, seconds = minutes * 60, profile = 'default' }) {
    // A run that is shorter than the warm-up asks for is for trying: it says so by its `warm_up_s`.
    const warm_s = Math.min(warm_up_s, seconds);
    const server = await Server.make((settings) => {
        withFeed(settings);
        settings.media = { profile };
    });
    try {
        server.start();
        await server.ready();
        await server.playable();
        const [cookie, seat] = fs.readFileSync(await server.people(1), 'utf8').split('\n')[0].split(' ');
        const recording = new Recording(server, cookie, await publicationPath(server, [cookie, seat]), lips_every);
        await sleep(warm_s * 1000);
        recording.edge_ages.length = 0;
        const processes = await sampled({ gateway: server.pid, worker: workerPid(server) }, Date.now() + seconds * 1000);
        const errors = await recording.stop();
        return { profile, minutes: seconds / 60, warm_up_s: warm_s, errors, ...figuresOf(recording), ...processes };
    } finally {
        await server.stop();
        server.remove();
    }
}
