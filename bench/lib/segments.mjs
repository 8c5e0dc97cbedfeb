// A publication's segments as a viewer gets them: when each begins and how long it lasts by its boxes, how far picture and sound are
// apart by what ffmpeg decodes of it, and how old the edge is at each reload.
import { flashes, pips, timescale, timing } from './fmp4.mjs';
import { median, sleep } from './process.mjs';
import { edgeOf, Viewer } from './viewer.mjs';

export const renditions = ['720p', '360p', 'audio'];

export class Recording {
    // `lips_each`: of so many segments the lips of one are read.
    constructor(server, cookie, publication, lips_each) {
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
        if (start === null) return;  // a gap: the machine was too slow for this rendition
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
