// The seminar's busiest minute, with the limits and the review that an event has; and the same beside a person who floods.
import fs from 'node:fs';
import path from 'node:path';
import { Server, fdatasyncP50 } from '../lib/server.mjs';
import { storedChanges, storedReceipts } from '../lib/journal.mjs';
import { median } from '../lib/process.mjs';

const ask = { per_second: 0.0667, burst: 3 };  // said in the settings, so that the flooder's limit is known here
const people = { count: 1200, hall: 200, moderators: 4 };

function asAtAnEvent(settings) {
    settings.rooms[0].questions.review = 'first';
    const { open_link, entries_per_address } = settings.limits;  // everybody comes from one address, at once
    settings.limits = { ask, open_link, entries_per_address };
}

// Acknowledged commands whose receipt and change are in the database, and votes and ballots that are there twice.
async function stored(config, out) {
    const acked = new Set(fs.readFileSync(out, 'utf8').split('\n').filter(Boolean));
    const receipts = (await storedReceipts(config)).filter((one) => acked.has(one.key) && one.count > 0);
    const votes = (await storedChanges(config)).filter((row) => /^(question|poll)\.voted/.test(row.kind))
        .map((row) => `${row.kind}/${row.payload.question ?? row.payload.poll ?? ''}/${row.payload.person}`);
    return { stored: receipts.length, duplicates: votes.length - new Set(votes).size };
}

async function load(seconds, flood) {
    const server = await Server.make(asAtAnEvent);
    try {
        server.start();
        await server.ready();
        const crowd = await server.crowd([['participant', people.count], ['hall', people.hall], ['moderator', people.moderators],
            ['screen', 1], ...(flood ? [['participant', 1]] : [])]);
        await server.metrics('?reset=1');
        const out = path.join(server.data, 'acked');
        const figures = await server.load('participation', { people: crowd, out, seconds, flood, ...people });
        const metrics = await server.metrics();
        await server.stop();
        return { ...figures, ...(await stored(server.config, out)), loop_stall_max_ms: metrics.get('paraninfo_loop_stall_max_ms'),
            loop_wall_p999_ms: metrics.get('paraninfo_loop_wall_p999_ms'), commit_p99_ms: metrics.get('paraninfo_commit_p99_ms'),
            fdatasync_p50_ms: fdatasyncP50(server.data) };
    } finally {
        await server.stop();
        server.remove();
    }
}

export const participation = ({ seconds = 60 }) => load(seconds, 0);

export async function flood({ rounds = 3, seconds = 20 }) {
    const runs = [];
    for (let round = 0; round < rounds; ++round) runs.push({ alone: await load(seconds, 0), beside: await load(seconds, 1000) });
    return { others_ack_p99_ratio: median(runs.map(({ alone, beside }) => beside.ack_p99_ms / alone.ack_p99_ms)),
        accepted_from_flooder: Math.max(...runs.map(({ beside }) => beside.accepted_from_flooder)),
        flooder_limit: ask.burst + Math.floor(ask.per_second * seconds), rounds, seconds, runs };
}
