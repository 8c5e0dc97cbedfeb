// What the fault scenarios share: a server with a picture, a viewer in Chromium, a viewer by playlists, ten people who ask all the
// time, and the log; and what each of them has seen since a fault was made.
import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { enter, openBrowser, plays, seenBy, turnsOf, watch } from './browser.mjs';
import { publicationPath } from './feed.mjs';
import { ended, sleep } from './process.mjs';
import { Server } from './server.mjs';
import { Viewer } from './viewer.mjs';
import { workerPid } from './watched_processes.mjs';

const people = 10, ask_every_ms = 250;
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

// Asks as a page would, by POST; an error is an answer that is not a receipt, or none within five seconds.
class Askers {
    constructor(server, crowd) {
        Object.assign(this, { server, crowd, acked: 0, errors: 0, last_error: '', slowest_ms: 0, number: 0 });
        this.timer = setInterval(() => this.ask(), ask_every_ms);
    }

    ask() {
        const [cookie, seat] = this.crowd[++this.number % this.crowd.length];
        const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'question.ask', params: { key: randomUUID(), text: `Pregunta número ${this.number}` } });
        const from = Date.now();
        const failed = (error) => {
            ++this.errors;
            this.last_error = String(error).slice(0, 200);
        };
        const host = `localhost:${this.server.port}`;
        const request = https.request({ host: '127.0.0.1', port: this.server.port, servername: 'localhost', agent, method: 'POST', timeout: 5000,
            path: `/api/v1/rooms/auditorium/commands?seat=${seat}`, headers: { Host: host, Origin: `https://${host}`, 'Content-Type': 'application/json',
                Cookie: `__Host-paraninfo=${cookie}`, 'Content-Length': Buffer.byteLength(body) } }, (response) => {
            let text = '';
            response.on('data', (bytes) => (text += bytes));
            response.on('end', () => {
                if (response.statusCode !== 200 || !JSON.parse(text)[0].result) return failed(`${response.statusCode} ${text}`);
                ++this.acked;
                this.slowest_ms = Math.max(this.slowest_ms, Date.now() - from);
            });
        });
        request.on('timeout', () => request.destroy(new Error('no answer within 5 s')));
        request.on('error', failed);
        request.end(body);
    }

    stop() { clearInterval(this.timer); }
}

export class Stage {
    // `before`: what has to be there before the picture can be, once the server runs.
    static async open(change, before = () => {}) {
        const stage = new Stage();
        stage.server = await Server.make((settings) => {
            settings.media = { renditions: [{ name: '360p', width: 640, height: 360, kbit: 600 }] };
            change(settings);
        });
        try {
            stage.browser = await openBrowser();
            stage.server.start();
            await stage.server.ready();
            await before(stage);
            await stage.server.playable();
        } catch (error) {
            await stage.close();
            throw error;
        }
        return stage;
    }

    // Viewers come, and people begin to ask; once there is a picture.
    async fill() {
        const crowd = fs.readFileSync(await this.server.people(people), 'utf8').trim().split('\n').map((line) => line.split(' '));
        const [cookie] = crowd[0];
        this.cookie = cookie;
        this.publication = await publicationPath(this.server, crowd[0]);
        this.parts = [];
        this.segments = new Map();
        this.viewer = new Viewer(this.server, cookie, `${this.publication}360p/`, (list, at_ms) => this.take(list, at_ms));
        this.page = await enter(this.browser, await this.server.link('participant'));
        await plays(this.page, 3);
        this.askers = new Askers(this.server, crowd);
    }

    take(list, at_ms) {
        this.list = list;
        for (const { parts, uri, seconds, msn, map, discontinuity } of list.segments) {
            if (uri) this.segments.set(msn, { seconds, map, discontinuity: discontinuity ?? false });
            const known = this.parts.at(-1);
            const number = parts.length - 1;
            if (parts.length && (!known || msn > known.msn || (msn === known.msn && number > known.number)))
                this.parts.push({ at_ms, msn, number, map, discontinuity: discontinuity ?? false });
        }
    }

    // Counts of everybody begin here; returns now.
    async begin() {
        await watch(this.page);
        this.askers.slowest_ms = 0;
        this.before = { acked: this.askers.acked, errors: this.askers.errors };
        this.first_msn = this.parts.at(-1).msn;
        this.from = Date.now();
        return this.from;
    }

    // What viewers and askers have seen since `begin`.
    async seen() {
        const { gap_max_ms, stalls, slate_frames, frames, p50_ms, stall_ratio } = await seenBy(this.page);
        const lengths = [...this.segments].filter(([msn]) => msn > this.first_msn).map(([, { seconds }]) => Math.abs(seconds - this.list.target));
        const numbers = [...this.segments.keys()].sort((a, b) => a - b);
        return { questions_acked: this.askers.acked - this.before.acked, questions_errors: this.askers.errors - this.before.errors,
            question_slowest_ms: this.askers.slowest_ms, stall_max_ms: gap_max_ms, stalls, stall_ratio, slate_frames, frames, delay_p50_ms: p50_ms,
            segment_off_max_s: Math.max(0, ...lengths), numbers_missing: numbers.at(-1) - numbers[0] + 1 - numbers.length };
    }

    // When the viewer's picture turned into the slate, or back, at or after `from` (ms of the wall clock); undefined: it did not.
    async turned(slate, from) {
        return (await turnsOf(this.page)).find((turn) => turn.slate === slate && turn.at_ms >= from)?.at_ms;
    }

    // ms from `from` to what `look` finds; undefined where it does not come.
    async after(look, patience_ms = 20000, from = Date.now()) {
        while (Date.now() - from < patience_ms) {
            const found = await look();
            if (found) return (typeof found === 'number' ? found : Date.now()) - from;
            if (ended(this.server.child)) throw new Error(`the server ended: ${this.server.logTail()}`);
            await sleep(20);
        }
        return undefined;
    }

    // When the first line of the log since `from` that `matches` was written, ms; undefined where there is none.
    logged(from, matches) {
        const lines = fs.readFileSync(path.join(this.server.data, 'server.log'), 'utf8').split('\n').filter(Boolean);
        const line = lines.map((one) => JSON.parse(one)).find((one) => Date.parse(one.at) >= from && matches(one));
        return line && Date.parse(line.at);
    }

    // When an operator could first read of a fault: the log's first line of level warn or above.
    alarm = (from, about = () => true) => this.logged(from, (line) => ['warn', 'error'].includes(line.level) && about(line));
    firstPart = (from, map) => this.parts.find((part) => part.at_ms >= from && part.map !== map)?.at_ms;
    worker = (room = 'auditorium') => workerPid(this.server, 'programme', room);

    async close() {
        for (const publisher of this.publishers ?? []) await publisher.kill();
        this.askers?.stop();
        await this.browser?.close();
        await this.viewer?.stop();
        await this.server.stop();
        this.server.remove();
    }
}

// {fault, seen, missed}: `aims` names what must hold as {name: greatest value}; what was not seen at all is missed.
export function judged(fault, seen, aims) {
    const missed = Object.entries(aims).filter(([name, most]) => !(seen[name] <= most)).map(([name, most]) => `${name} > ${most}`);
    return { fault, ...seen, missed };
}
