// kill -9 under load: the gateway twenty times, then the programme worker twenty times.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { sleep } from '../lib/process.mjs';
import { Server, loadArgs, loadBin } from '../lib/server.mjs';
import { publicationPath, withFeed } from '../lib/feed.mjs';
import { storedChanges } from '../lib/journal.mjs';
import { workerPid } from '../lib/watched_processes.mjs';

async function killGateway(server) {
    const gone = new Promise((done) => server.child.once('exit', done));
    const from = Date.now();
    server.child.kill('SIGKILL');
    await gone;
    server.start();
    await server.ready();
    return (Date.now() - from) / 1000;
}

function start(scenario, options) {
    const child = spawn(loadBin, loadArgs(scenario, options), { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = [], waiting = [];
    readline.createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(JSON.parse(line));
        waiting.splice(0).forEach((wake) => wake());
    });
    return { child, lines, done: new Promise((end) => child.once('exit', end)) };
}

async function killWorker(server, watch) {
    const map = watch.lines[watch.lines.length - 1].map;
    const from = Date.now();
    process.kill(workerPid(server), 'SIGKILL');
    while (Date.now() - from < 20000) {
        const first = watch.lines.find((line) => line.at_ms >= from && line.map !== map);
        if (first) return (first.at_ms - from) / 1000;
        await sleep(10);
    }
    throw new Error('the picture did not come back within 20 s');
}

export async function crash({ rounds = 20 }) {
    const server = await Server.make((settings) => {
        withFeed(settings);
        settings.limits.ask = { per_second: 5, burst: 50 };
    });
    try {
        server.start();
        await server.ready();
        await server.playable();
        const people = await server.people(200);
        // A room holds 5,000 questions: many a second while the gateway is killed, a few while the worker is.
        const asking = (name, rate, seconds) => start('burst', { port: server.port, people, count: 200, rate, seconds,
            out: path.join(server.data, name) });
        const dense = asking('acked-1', 100, Math.min(35, rounds * 2));
        const gateway = [], picture = [];
        for (let i = 0; i < rounds; ++i) {
            await sleep(500 + Math.random() * 1000);
            gateway.push(await killGateway(server));
        }
        await dense.done;
        await server.playable();
        const sparse = asking('acked-2', 4, rounds * 14);
        const publication = await publicationPath(server, fs.readFileSync(people, 'utf8').split('\n')[0].split(' '));
        const watch = start('watch', { port: server.port, people, publication, seconds: rounds * 25 });
        await sleep(3000);
        for (let i = 0; i < rounds; ++i) {
            picture.push(await killWorker(server, watch));
            // Five starts a minute are a crash loop to the supervisor: the kills keep below that.
            await sleep(12500 + Math.random() * 1000);
        }
        watch.child.kill('SIGKILL');
        await sparse.done;
        await server.stop();
        const acked = ['acked-1', 'acked-2'].flatMap((name) =>
            fs.readFileSync(path.join(server.data, name), 'utf8').trim().split('\n'));
        const asked = (await storedChanges(server.config)).filter((row) => row.kind.startsWith('question.asked:'));
        const ids = new Set(asked.map((row) => row.payload.id));
        const texts = new Set(asked.map((row) => row.payload.text));
        const sum = (name) => dense.lines[0][name] + sparse.lines[0][name];
        return { rounds, cuts: sum('cuts'), refused: sum('refused'), unanswered: sum('unanswered'), acked: acked.length, stored: asked.length,
            lost: acked.filter((id) => !ids.has(id)).length, duplicates: asked.length - texts.size,
            gateway_back_s: Math.max(...gateway), picture_back_s: Math.max(...picture), gateway_all_s: gateway, picture_all_s: picture };
    } finally {
        await server.stop();
        server.remove();
    }
}
