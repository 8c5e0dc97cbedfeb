// 1,200 sessions are cut in one moment and resume in the next.
import { Server } from '../lib/server.mjs';

export async function storm() {
    const server = await Server.make((settings) => { settings.limits.ask = { per_second: 20, burst: 100 }; });
    try {
        server.start();
        await server.ready();
        const people = await server.people(1201);
        return await server.load('storm', { people, count: 1200 });
    } finally {
        await server.stop();
        server.remove();
    }
}
