// A panelist's picture, there and back: sent by WHIP, on the programme in full, seen in the return by WHEP, as the strip in it
// says. Chromium sends and watches; the worker's CPU is what it takes with the rest of the programme.
import { command, cameraOf, clockCamera, leave, play, publish, whoIs } from '../lib/on_stage.mjs';
import { enter, openBrowser, percentile, seenBy, watch } from '../lib/browser.mjs';
import { withFeed } from '../lib/feed.mjs';
import { sleep } from '../lib/process.mjs';
import { Server } from '../lib/server.mjs';
import { cpuMs, workerPid } from '../lib/watched_processes.mjs';

const flags = ['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'];
const aims = { return_p95_ms: 300, first_frame_p95_ms: 1000 };

// When the return first shows a picture of this publication, after its offer.
async function firstFrame(page, seat) {
    const offered = await publish(page, seat);
    await watch(page);
    const seen = await page.waitForFunction(() => document.paraninfoBench.first_at, undefined, { timeout: 20000 });
    return await seen.jsonValue() - offered;
}

async function onStage(act) {
    const server = await Server.make((settings) => {
        withFeed(settings);
        settings.rooms[0].contribution = { taken: true };
    });
    const browser = await openBrowser(flags);
    try {
        server.start();
        await server.ready();
        await server.playable();
        const producer = await enter(browser, await server.link('producer'));
        const panelist = await enter(browser, await server.link('panelist'));
        await panelist.getByTestId('join-backstage').waitFor();
        return await act(server, producer, panelist);
    } finally {
        await browser.close();
        await server.stop();
        server.remove();
    }
}

export const contribution = ({ seconds = 60, rounds = 10 }) => onStage(async (server, producer, panelist) => {
    const [{ seat: wheel }, { person, seat }] = [await whoIs(producer), await whoIs(panelist)];
    await command(producer, wheel, 'stage.take', { scene: { layout: 'full', sources: [cameraOf(person)] }, transition: 'cut', ms: 0 });
    await clockCamera(panelist);
    await play(panelist, seat);
    const firsts = [];
    for (let round = 0; round < rounds; ++round) {
        firsts.push(await firstFrame(panelist, seat));
        if (round + 1 < rounds) await panelist.evaluate(async () => {
            const { peer, address } = document.peers.pop();
            peer.close();
            await fetch(address, { method: 'DELETE' });
        });
        await sleep(1500);
    }
    await sleep(15000);  // the sender's bit rate grows
    await watch(panelist);
    const from = cpuMs(workerPid(server));
    await sleep(seconds * 1000);
    const back = await seenBy(panelist);
    const cpu = (cpuMs(workerPid(server)) - from) / seconds / 10;
    await leave(panelist);
    const figures = { return_p50_ms: back.p50_ms, return_p95_ms: back.p95_ms, return_fps: back.frames / seconds, return_gap_max_ms: back.gap_max_ms,
        first_frame_p50_ms: percentile(firsts, 0.5), first_frame_p95_ms: percentile(firsts, 0.95), worker_cpu_percent: cpu };
    return { seconds, rounds, ...figures, over_the_aim: Object.keys(aims).filter((name) => !(figures[name] <= aims[name])) };
});
