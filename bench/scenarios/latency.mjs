// Glass to glass, in each of the three profiles: the clock burnt into the picture, read from what Chromium shows. First the test
// feed; then the whole chain from an encoder by SRT, and beside it, in the same run and fed by the same encoder, nginx-rtmp and
// hls.js as they come.
import path from 'node:path';
import { enter, openBrowser, plays, seenBy, small_window, watch } from '../lib/browser.mjs';
import { freePort, Server } from '../lib/server.mjs';
import { withFeed } from '../lib/feed.mjs';
import { Publisher, srtUrl } from '../lib/publisher.mjs';
import { sleep, stop } from '../lib/process.mjs';
import { startNginxRtmp } from '../peers/nginx_rtmp.mjs';

const settle_ms = 8000;  // the player finds its distance to the edge
const aims = { test: { low: 1000, default: 1500 }, srt: { low: 1200, default: 1700 } };

async function withServer(change, act) {
    const server = await Server.make(change);
    const browser = await openBrowser();
    try {
        server.start();
        await server.ready();
        await server.playable();
        return await act(server, browser);
    } finally {
        await browser.close();
        await server.stop();
        server.remove();
    }
}

async function measured(pages, seconds) {
    await sleep(settle_ms);
    for (const page of pages) await watch(page);
    await sleep(seconds * 1000);
    return Promise.all(pages.map(seenBy));
}

const testFeed = (profile, seconds) => withServer((settings) => {
    withFeed(settings);
    settings.media = { profile };
}, async (server, browser) => {
    const page = await enter(browser, await server.link('participant'), small_window);
    await plays(page);
    return (await measured([page], seconds))[0];
});

async function fromSrt(profile, seconds) {
    const port = await freePort();
    return withServer((settings) => {
        withFeed(settings, 'srt');
        settings.srt = { port };
        settings.media = { profile };
    }, async (server, browser) => {
        const peer = await startNginxRtmp(server.data);
        const both = `[f=mpegts:pes_payload_size=0]${await srtUrl(server, 'main')}|[f=flv]${peer.publish}`;
        const publisher = new Publisher({ outputs: ['-f', 'tee', both], log: path.join(server.data, 'encoder.log') });
        try {
            const page = await enter(browser, await server.link('participant'), small_window);
            const beside = await browser.newPage(small_window);
            await peer.playable();
            await beside.goto(peer.page);
            await plays(page);
            await plays(beside);
            const [ours, theirs] = await measured([page, beside], seconds);
            return { srt: ours, peer: theirs, ratio_peer: theirs.p50_ms / ours.p50_ms };
        } finally {
            await publisher.kill();
            await stop(peer.child, 'SIGTERM');
        }
    });
}

export async function latency({ minutes, seconds = minutes ? minutes * 60 : 20, profile }) {
    const profiles = {};
    for (const one of profile ? [profile] : ['low', 'default', 'safe']) {
        profiles[one] = { test: await testFeed(one, seconds), ...(await fromSrt(one, seconds)) };
    }
    const over = Object.entries(aims).flatMap(([feed, most]) => Object.entries(most)
        .filter(([one, ms]) => profiles[one] && !(profiles[one][feed].p95_ms <= ms)).map(([one]) => `${feed}-${one}`));
    return { seconds, profiles, over_the_aim: over };
}
