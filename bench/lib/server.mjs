// The release server on a free port with a data directory of its own.
import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import { onCpus, run, sleep, stop, ended } from './process.mjs';

export const bin = 'build/release/bin/paraninfo';
export const loadBin = 'build/bench-tools/bin/paraninfo-load';
export const replayBin = 'build/bench-tools/bin/paraninfo-replay';
export const publishBin = 'build/bench-tools/bin/paraninfo-publish';

export function freePort() {
    return new Promise((done) => {
        const probe = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = probe.address();
            probe.close(() => done(port));
        });
    });
}

// Median time of one fdatasync of 4 KiB in the folder, ms. Refuses a tmpfs: nothing would be durable there.
export function fdatasyncP50(folder) {
    const kind = execFileSync('stat', ['-f', '-c', '%T', folder]).toString().trim();
    if (kind === 'tmpfs') throw new Error(`${folder} is a tmpfs: a durable figure cannot be measured there`);
    const file = path.join(folder, 'fdatasync-probe');
    const fd = fs.openSync(file, 'w');
    const block = Buffer.alloc(4096, 1), times = [];
    for (let i = 0; i < 100; ++i) {
        fs.writeSync(fd, block, 0, 4096, i * 4096);
        const from = process.hrtime.bigint();
        fs.fdatasyncSync(fd);
        times.push(Number(process.hrtime.bigint() - from) / 1e6);
    }
    fs.closeSync(fd);
    fs.unlinkSync(file);
    return times.sort((a, b) => a - b)[50];
}

export class Server {
    // `change` is applied to the settings before they are written; `env` is added to the server's environment.
    static async make(change = () => {}, env = {}) {
        fs.mkdirSync('build/bench-data', { recursive: true });
        const server = new Server();
        server.data = fs.mkdtempSync(path.resolve('build/bench-data/run-'));
        server.env = { ...process.env, ...env };
        server.port = await freePort();
        const settings = JSON.parse(fs.readFileSync('config/demo.json'));
        settings.data_dir = server.data;
        settings.listen.port = server.port;
        settings.rooms[0].feed = '';
        settings.feeds = [];
        settings.rooms[0].questions.review = 'publish';
        // Fifty people ask a whole seminar's questions: their buckets are larger here, and filled as fast as they are used.
        settings.limits = { ask: { per_second: 2, burst: 20 }, open_link: { per_second: 2000, burst: 20000 },
            entries_per_address: { per_second: 2000, burst: 20000 } };
        change(settings);
        server.config = path.join(server.data, 'bench.json');
        fs.writeFileSync(server.config, JSON.stringify(settings));
        return server;
    }

    // `cpus`, as taskset reads it: the only ones that the server may use; none: all.
    start(cpus) {
        this.log = fs.openSync(path.join(this.data, 'server.log'), 'a');
        this.child = spawn(...onCpus(cpus, bin, ['serve', '--config', this.config]), { stdio: ['ignore', 'ignore', this.log], env: this.env });
        fs.closeSync(this.log);
        return this.child;
    }

    get pid() { return this.child.pid; }

    async ready(patience = 20000) {
        const until = Date.now() + patience;
        while (Date.now() < until) {
            if (ended(this.child)) throw new Error(`the server ended: ${this.logTail()}`);
            if ((await this.get('/readyz').catch(() => ({ status: 0 }))).status === 200) return;
            await sleep(10);
        }
        throw new Error(`the server is not ready: ${this.logTail()}`);
    }

    logTail() { return fs.readFileSync(path.join(this.data, 'server.log'), 'utf8').slice(-1500); }

    get(target, headers = {}) {
        return new Promise((done, failed) => {
            const request = https.get({ host: '127.0.0.1', port: this.port, path: target, servername: 'localhost', timeout: 5000,
                headers: { Host: `localhost:${this.port}`, ...headers }, rejectUnauthorized: false, agent: false }, (response) => {
                let body = '';
                response.on('data', (bytes) => (body += bytes));
                response.on('end', () => done({ status: response.statusCode, body }));
            });
            request.on('timeout', () => request.destroy(new Error('timeout')));
            request.on('error', failed);
        });
    }

    // The metrics page as a map of "name{labels}" to number.
    metrics(query = '') {
        return new Promise((done, failed) => {
            http.get({ socketPath: path.join(this.data, 'run/admin.sock'), path: `/metrics${query}` }, (response) => {
                let body = '';
                response.on('data', (bytes) => (body += bytes));
                response.on('end', () => done(new Map(body.split('\n').filter((line) => line && !line.startsWith('#'))
                    .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))));
            }).on('error', failed);
        });
    }

    async playable() {
        const until = Date.now() + 30000;
        while (Date.now() < until) {
            const page = await this.metrics().catch(() => new Map());
            if (page.get('paraninfo_room_playable{room="auditorium"}') === 1) return;
            await sleep(50);
        }
        throw new Error(`no playlist: ${this.logTail()}`);
    }

    link(role) {
        return run(bin, ['link', '--config', this.config, '--kind', 'open', '--role', role, '--label', `bench-${role}`,
            '--most', '20000']).then((out) => out.trim());
    }

    // Signs `count` people of a role in; the file of their cookies and seats is returned.
    async people(count, role = 'participant') {
        const token = path.join(this.data, 'token');
        const out = path.join(this.data, `people-${role}`);
        fs.writeFileSync(token, (await this.link(role)).split('#')[1], { mode: 0o600 });
        await this.load('people', { 'token-file': token, out, count });
        return out;
    }

    // People of several roles, one file, in the order given: [[role, count], …].
    async crowd(roles) {
        const out = path.join(this.data, 'crowd');
        for (const [role, count] of roles) fs.appendFileSync(out, fs.readFileSync(await this.people(count, role)));
        return out;
    }

    async load(scenario, options, cpus) {
        return runLoad(scenario, { port: this.port, 'server-pid': this.pid, ...options }, cpus);
    }

    async stop() {
        if (this.child) await stop(this.child);
    }

    remove() { fs.rmSync(this.data, { recursive: true, force: true }); }
}

export const loadArgs = (scenario, options) => [scenario, ...Object.entries(options)
    .flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]))];

export async function runLoad(scenario, options, cpus) {
    const out = await run(...onCpus(cpus, loadBin, loadArgs(scenario, options)));
    return JSON.parse(out.trim().split('\n').pop());
}
