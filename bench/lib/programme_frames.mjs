// How many different pictures of a camera with a clock a programme shows, as a viewer gets them, and how far apart in time they were made:
// whole segments of 360p are kept while it runs and decoded afterwards, so that reading takes nothing from what is measured.
import { strips } from './fmp4.mjs';
import { Viewer } from './viewer.mjs';

export class ProgrammeFrames {
    constructor(server, cookie, publication) {
        this.segments = new Map();
        this.viewer = new Viewer(server, cookie, `${publication}360p/`, (list) => this.take(list));
    }

    take(list) {
        for (const { msn, uri, map } of list.segments) {
            if (!uri || this.segments.has(msn)) continue;
            // What was whole before it began is not counted.
            this.segments.set(msn, { map, bytes: this.began ? this.viewer.object(uri).catch(() => null) : null });
        }
        this.began = true;
    }

    async stop() {
        await this.viewer.stop();
        const figures = { frames: 0, pictures: 0, misread: 0, missed_segments: 0, standing_max: 0, gap_max_ms: 0 };
        let before, standing = 0;
        for (const { map, bytes } of [...this.segments.values()].filter((segment) => segment.bytes)) {
            const object = await bytes, init = await this.viewer.object(map);
            if (object?.status !== 200) { ++figures.missed_segments; before = undefined; continue; }
            for (const time of await strips(init.body, object.body)) {
                ++figures.frames;
                if (time === null) ++figures.misread;
                standing = time === before ? standing + 1 : 0;
                if (time !== before) ++figures.pictures;
                figures.standing_max = Math.max(figures.standing_max, standing);
                if (time !== null && before !== undefined) figures.gap_max_ms = Math.max(figures.gap_max_ms, (time - before + 2 ** 31) % 2 ** 31);
                before = time ?? before;
            }
        }
        return figures;
    }
}
