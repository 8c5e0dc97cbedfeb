// A server whose room takes contributions, a producer and a panelist in it.
import { enter, openBrowser } from './browser.mjs';
import { withFeed } from './feed.mjs';
import { Server } from './server.mjs';

const flags = ['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'];

export async function onStage(act) {
    const server = await Server.make((settings) => {
        withFeed(settings);
        settings.rooms[0].contribution = { taken: true, addresses: ['127.0.0.1'] };
    });
    const browser = await openBrowser(flags);
    try {
        server.start();
        await server.ready();
        await server.playable();
        const producer = await enter(browser, await server.link('producer'));
        const panelist = await enter(browser, await server.link('panelist'));
        await panelist.getByTestId('join-backstage').waitFor();
        return await act(server, producer, panelist, browser);
    } finally {
        await browser.close();
        await server.stop();
        server.remove();
    }
}
