// A low-latency viewer without a screen: takes one rendition's playlist by blocking reloads, and objects by name.
import https from 'node:https';
import zlib from 'node:zlib';
import { sleep } from './process.mjs';

const agent = new https.Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });

export function fetchFrom(server, target, cookie) {
    return new Promise((done, failed) => {
        const request = https.get({ host: '127.0.0.1', port: server.port, path: target, servername: 'localhost', agent, timeout: 15000,
            headers: { Host: `localhost:${server.port}`, 'Accept-Encoding': 'gzip', Cookie: `__Host-paraninfo=${cookie}` } }, (response) => {
            const pieces = [];
            response.on('data', (bytes) => pieces.push(bytes));
            response.on('error', failed);
            response.on('end', () => {
                const body = Buffer.concat(pieces);
                done({ status: response.statusCode, body: response.headers['content-encoding'] === 'gzip' ? zlib.gunzipSync(body) : body });
            });
        });
        request.on('timeout', () => request.destroy(new Error(`no answer within 15 s: ${target}`)));
        request.on('error', failed);
    });
}

// A media playlist as values. A segment: {msn, uri, seconds, date (ms), map, discontinuity, parts: [{uri, seconds}]}; the last one may be
// unfinished, without `uri`.
export function parsePlaylist(text) {
    const list = { segments: [], hint: '', target: Number(text.match(/#EXT-X-TARGETDURATION:(\d+)/)?.[1]),
        part_target: Number(text.match(/PART-TARGET=([\d.]+)/)?.[1]), ended: text.includes('#EXT-X-ENDLIST'),
        discontinuities: Number(text.match(/#EXT-X-DISCONTINUITY-SEQUENCE:(\d+)/)?.[1] ?? 0) };
    let msn = Number(text.match(/#EXT-X-MEDIA-SEQUENCE:(\d+)/)?.[1]), map = '';
    let one = { msn, parts: [] };
    for (const line of text.split('\n')) {
        const value = line.slice(line.indexOf(':') + 1);
        if (line.startsWith('#EXT-X-MAP:')) map = value.match(/URI="([^"]+)"/)[1];
        else if (line === '#EXT-X-DISCONTINUITY') one.discontinuity = true;
        else if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) one.date = Date.parse(value);
        else if (line.startsWith('#EXT-X-PART:')) one.parts.push({ uri: value.match(/URI="([^"]+)"/)[1], seconds: Number(value.match(/DURATION=([\d.]+)/)[1]) });
        else if (line.startsWith('#EXT-X-PRELOAD-HINT:')) list.hint = value.match(/URI="([^"]+)"/)[1];
        else if (line.startsWith('#EXTINF:')) one.seconds = parseFloat(value);
        else if (line && !line.startsWith('#')) {
            list.segments.push({ ...one, uri: line, map });
            one = { msn: ++msn, parts: [] };
        }
    }
    if (one.parts.length > 0) list.segments.push({ ...one, map });
    return list;
}

// The date (ms) at which the last listed part ends.
export function edgeOf(list) {
    const last = list.segments.at(-1);
    const seconds = last.seconds ?? last.parts.reduce((sum, part) => sum + part.seconds, 0);
    return last.date + seconds * 1000;
}

export class Viewer {
    // `folder` is the rendition's path, ending in '/'. `seen(list, at_ms)` is called for each version of the playlist.
    constructor(server, cookie, folder, seen) {
        Object.assign(this, { server, cookie, folder, seen, running: true, errors: 0, last_error: '' });
        this.done = this.follow();
    }

    async follow() {
        let directives = '';
        while (this.running) {
            try {
                const { status, body } = await fetchFrom(this.server, `${this.folder}live.m3u8${directives}`, this.cookie);
                if (status !== 200) throw new Error(`${status} for ${directives}`);
                const list = parsePlaylist(body.toString());
                this.seen(list, Date.now());
                const [, msn, part] = list.hint.match(/^(\d+)\.(\d+)\./);
                directives = `?_HLS_msn=${msn}&_HLS_part=${part}`;
            } catch (error) {
                if (!this.running) return;
                ++this.errors;
                this.last_error = error.message;
                directives = '';
                await sleep(100);
            }
        }
    }

    object(uri) { return fetchFrom(this.server, this.folder + uri, this.cookie); }

    async stop() {
        this.running = false;
        await this.done;
    }
}
