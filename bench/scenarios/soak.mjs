// Does anything drift or grow? One room with the test feed, watched by its segments: times from their boxes, lip sync from the
// flash and the pip that ffmpeg decodes, the edge's age from a viewer's reloads, memory and files from the kernel.
import fs from 'node:fs';
import { flashes, pips, timescale, timing } from '../lib/fmp4.mjs';
import { median, sleep } from '../lib/process.mjs';
import { publicationPath, withFeed } from '../lib/feed.mjs';
import { percentile } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import { edgeOf, Viewer } from '../lib/viewer.mjs';
import { openFiles, residentKb, workerPid } from '../lib/watched_processes.mjs';

const warm_up_s = 120;
const sample_every_ms = 2000;
const lips_every = 15;  // segments of 2 s: decoding costs the machine more than all the rest
const renditions = ['720p', '360p', 'audio'];

export class Recording {
    constructor(server, cookie, publication, lips_each = lips_every) {
        this.lips_each = lips_each;
        this.timings = new Map(renditions.map((name) => [name, new Map()]));
        this.offsets = [];
        this.edge_ages = [];
        this.working = new Set();
        this.errors = 0;
        let newest = null;
        this.viewers = Object.fromEntries(renditions.map((name) => [name, new Viewer(server, cookie, `${publication}${name}/`, (list, at_ms) => {
            if (name === '360p') {
                if (newest !== null) this.edge_ages.push(at_ms - newest);
                newest = edgeOf(list);
                this.part_ms = list.part_target * 1000;
            }
            this.take(name, list);
        })]));
        this.inits = new Map();
    }

    // Each segment that has become whole is fetched once.
    take(name, list) {
        const whole = list.segments.filter(({ uri }) => uri).at(-1);
        if (!whole || this.timings.get(name).has(whole.msn)) return;
        this.timings.get(name).set(whole.msn, null);
        const work = this.read(name, whole).catch(() => { ++this.errors; }).finally(() => this.working.delete(work));
        this.working.add(work);
    }

    async read(name, segment) {
        const { body } = await this.viewers[name].object(segment.uri);
        const init = await this.init(name, segment.map);
        const scale = timescale(init), { start, duration, gaps } = timing(body);
        this.timings.get(name).set(segment.msn, { at: Date.now(), start_ms: start / scale * 1000, duration_ms: duration / scale * 1000, gaps });
        if (name !== '360p' || segment.msn % this.lips_each !== 0) return;
        const sound = await this.whole('audio', segment.uri);
        const offset = lipSync(await flashes(init, body), start / scale, await pips(await this.init('audio', segment.map), sound),
            timing(sound).start / 48000);
        if (offset !== null) this.offsets.push({ at: Date.now(), ms: offset });
    }

    // The sound's segment may become whole a moment after the picture's.
    async whole(name, uri) {
        for (let turn = 0; turn < 20; ++turn) {
            const { status, body } = await this.viewers[name].object(uri);
            if (status === 200) return body;
            await sleep(100);
        }
        throw new Error(`no ${name} of ${uri}`);
    }

    async init(name, uri) {
        const key = `${name}/${uri}`;
        if (!this.inits.has(key)) this.inits.set(key, this.viewers[name].object(uri).then(({ body }) => body));
        return this.inits.get(key);
    }

    async stop() {
        await Promise.all(Object.values(this.viewers).map((viewer) => viewer.stop()));
        await Promise.all(this.working);
        return Object.values(this.viewers).reduce((sum, viewer) => sum + viewer.errors, this.errors);
    }
}

// How many ms the pip comes after the flash, the median of the pairs of a segment; null where there is none.
export function lipSync(seen, picture_s, heard, sound_s) {
    const pairs = seen.flatMap((flash) => heard.map((pip) => (pip + sound_s - flash - picture_s) * 1000).filter((ms) => Math.abs(ms) < 400));
    return pairs.length ? median(pairs) : null;
}

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
        const recording = new Recording(server, cookie, await publicationPath(server, [cookie, seat]));
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
