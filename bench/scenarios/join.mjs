// 1,400 people open the page within half a minute.
import { Server } from '../lib/server.mjs';

export async function join() {
    const server = await Server.make();
    try {
        server.start();
        await server.ready();
        const people = await server.people(1400);
        return await server.load('join', { people, count: 1400, spread: 30 });
    } finally {
        await server.stop();
        server.remove();
    }
}
