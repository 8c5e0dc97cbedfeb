// Changes to many sessions, beside the npm ws server that sends as much to as many, in turns.
import { median, stop } from '../lib/process.mjs';
import { Server, fdatasyncP50, runLoad } from '../lib/server.mjs';
import { startWs } from '../peers/peers.mjs';

const loads = { at_50: { count: 1200, rate: 50 }, at_10: { count: 1200, rate: 10 }, at_5000: { count: 5000, rate: 10, spread: 25 } };

// One load on a fresh server.
async function ours(load, seconds) {
    const server = await Server.make();
    try {
        server.start();
        await server.ready();
        const people = await server.people(load.count);
        await server.metrics('?reset=1');
        const figures = await server.load('fanout', { people, seconds, ...load });
        const metrics = await server.metrics();
        return { ...figures, loop_stall_max_ms: metrics.get('paraninfo_loop_stall_max_ms'),
            loop_wall_p999_ms: metrics.get('paraninfo_loop_wall_p999_ms'), commit_p99_ms: metrics.get('paraninfo_commit_p99_ms'),
            fdatasync_p50_ms: fdatasyncP50(server.data) };
    } finally {
        await server.stop();
        server.remove();
    }
}

async function peer(load, seconds) {
    const server = await Server.make();
    const ws = await startWs(server.data);
    try {
        return await runLoad('fanout', { port: ws.port, 'server-pid': ws.pid, 'plain-peer': true, seconds, ...load });
    } finally {
        await stop(ws.child, 'SIGTERM');
        server.remove();
    }
}

// VmRSS of 1,200 and of 5,000 idle joined sessions, after ten seconds of rest.
async function memory() {
    const rss = {};
    for (const count of [1200, 5000]) {
        const server = await Server.make();
        try {
            server.start();
            await server.ready();
            const people = await server.people(5000);
            rss[count] = (await server.load('fanout', { people, count, spread: count / 200, rest: true })).rss_kb;
        } finally {
            await server.stop();
            server.remove();
        }
    }
    return (rss[5000] - rss[1200]) / 3800;
}

export async function fanout({ rounds = 5, seconds = 10 }) {
    const runs = [], peers = [];
    for (let round = 0; round < rounds; ++round) {
        runs.push(await ours(loads.at_50, seconds));
        peers.push(await peer(loads.at_50, seconds));
    }
    const middle = (list, name) => median(list.map((one) => one[name]));
    const summary = (list) => ({ ...Object.fromEntries(Object.keys(list[0]).map((name) => [name, middle(list, name)])),
        delivered: list.reduce((sum, one) => sum + one.delivered, 0), lost: list.reduce((sum, one) => sum + one.lost, 0),
        loop_stall_max_ms: Math.max(...list.map((one) => one.loop_stall_max_ms)) });
    const at_10 = await ours(loads.at_10, seconds);
    const at_5000 = await ours(loads.at_5000, seconds);
    return { ...summary(runs), ws_cpu_us_per_message: middle(peers, 'cpu_us_per_message'), ws_p50_ms: middle(peers, 'p50_ms'),
        ws_p99_ms: middle(peers, 'p99_ms'), ws_lost: middle(peers, 'lost'), rounds,
        ratio_ws: median(runs.map((one, i) => one.cpu_us_per_message / peers[i].cpu_us_per_message)),
        rss_kb_per_session: await memory(), at_10, at_5000 };
}
