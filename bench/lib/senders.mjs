// Panelists whose media are encoded already (bench/publish), over WHIP by a key, as OBS does. Orders are given one after the other.
import { spawn } from 'node:child_process';
import https from 'node:https';
import readline from 'node:readline';
import { enter } from './browser.mjs';
import { whoIs } from './on_stage.mjs';
import { sleep, stop } from './process.mjs';
import { publishBin } from './server.mjs';

// A new panelist: who it is, where it publishes and by which key. The page is needed for the key alone.
export async function makePanelist(browser, link) {
    const page = await enter(browser, link);
    await page.getByTestId('join-backstage').waitFor();
    const { person, seat } = await whoIs(page);
    const { url, key } = await page.evaluate(async (seat) => (await fetch(`/api/v1/rooms/auditorium/whip-key?seat=${seat}`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}',
    })).json(), seat);
    await page.context().close();
    if (!key) throw new Error('there is no key for an encoder');
    return { person, path: new URL(url).pathname, key };
}

export class Senders {
    constructor(server) {
        this.server = server;
        this.number = 0;
        this.refused = 0;  // as one too many for the machine
        this.child = spawn(publishBin, [], { stdio: ['pipe', 'pipe', 'inherit'] });
        this.lines = readline.createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    }

    // Gives what end() takes.
    async publish({ path, key }) {
        const id = ++this.number;
        const { sdp } = await this.order({ do: 'offer', id });
        let answer = await this.request('POST', path, key, sdp);
        // What a page does too: too often, or the machine was behind for a moment and says that it is full.
        const not_now = () => answer.status === 429 || (answer.status === 503 && answer.body.includes('"full"'));
        for (let turn = 0; not_now() && turn < 20; ++turn) {
            if (answer.status === 503) ++this.refused;
            await sleep(1000 * Number(answer.headers['retry-after'] ?? 1));
            answer = await this.request('POST', path, key, sdp);
        }
        if (answer.status !== 201) throw new Error(`whip: ${answer.status} ${answer.body}`);
        await this.order({ do: 'answer', id, sdp: answer.body });
        return { id, key, address: answer.headers.location };
    }

    // `politely`: the server is told; otherwise it has to find out.
    async end({ id, key, address }, politely = true) {
        if (politely) await this.request('DELETE', address, key);
        await this.order({ do: 'end', id });
    }

    async stop() {
        this.child.stdin.end();
        await stop(this.child, 'SIGTERM');
    }

    async order(words) {
        this.child.stdin.write(`${JSON.stringify(words)}\n`);
        const { value, done } = await this.lines.next();
        if (done) throw new Error('the sender has ended');
        const answer = JSON.parse(value);
        if (answer.error) throw new Error(`${words.do}: ${answer.error}`);
        return answer;
    }

    request(method, path, key, body = '') {
        const { port } = this.server;
        const headers = { Host: `localhost:${port}`, Authorization: `Bearer ${key}`, ...(body && { 'Content-Type': 'application/sdp' }) };
        return new Promise((done, failed) => {
            const request = https.request({ host: '127.0.0.1', port, method, path, headers, servername: 'localhost', rejectUnauthorized: false,
                agent: false, timeout: 20000 }, (response) => {
                let text = '';
                response.on('data', (bytes) => (text += bytes));
                response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: text }));
            });
            request.on('timeout', () => request.destroy(new Error('timeout')));
            request.on('error', failed);
            request.end(body);
        });
    }
}
