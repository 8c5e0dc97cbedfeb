// Votes at the seminar's busiest minute; what is stored is read from the database after the stop.
import { Server, fdatasyncP50 } from '../lib/server.mjs';
import { storedChanges } from '../lib/journal.mjs';

export async function votes() {
    const server = await Server.make((settings) => { settings.limits.ask = { per_second: 5, burst: 10 }; });
    try {
        server.start();
        await server.ready();
        const people = await server.people(1205);
        const figures = await server.load('votes', { people, count: 1200 });
        const commit_p99_ms = (await server.metrics()).get('paraninfo_commit_p99_ms');
        await server.stop();
        const rows = (await storedChanges(server.config)).filter((row) => /^question\.voted:.*:up$/.test(row.kind));
        const distinct = new Set(rows.map((row) => `${row.kind}/${row.payload.person}`));
        return { ...figures, stored: distinct.size, duplicates: rows.length - distinct.size, commit_p99_ms,
            fdatasync_p50_ms: fdatasyncP50(server.data) };
    } finally {
        await server.stop();
        server.remove();
    }
}
