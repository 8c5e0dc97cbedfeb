// Glass to glass: the test feed's burnt-in clock, read from the picture that Chromium shows.
import { chromium } from 'playwright-core';
import { Server } from '../lib/server.mjs';
import { withFeed } from '../lib/feed.mjs';
import { sleep } from '../lib/process.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

// Runs in the page: reads the strip of 32 cells (docs/decisions/test-feed.md) in each frame that is shown.
function watchStrip() {
    const video = document.querySelector('video');
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const seen = (document.paraninfoBench = { delays: [], unreadable: 0, stalls: 0, waiting: 0 });
    video.addEventListener('waiting', () => { seen.waiting += 1; });
    const read = () => {
        const { videoWidth: width, videoHeight: height } = video;
        canvas.width = 32;
        canvas.height = 1;
        // One pixel from the middle of each cell: the strip's middle row, drawn cell by cell.
        const row = height * 17.5 / 18;
        for (let cell = 0; cell < 32; ++cell) context.drawImage(video, (cell + 0.5) * width / 32, row, 1, 1, cell, 0, 1, 1);
        const pixels = context.getImageData(0, 0, 32, 1).data;
        let gray = 0, white = 0;
        for (let cell = 0; cell < 32; ++cell) {
            const bit = pixels[cell * 4] > 128 ? 1 : 0;
            white += bit;
            if (cell < 31) gray = gray * 2 + bit;
        }
        if (white % 2 !== 0) return undefined;
        let value = gray;
        for (const shift of [16, 8, 4, 2, 1]) value ^= value >>> shift;
        return value >>> 0;
    };
    let last = performance.now();
    const frame = (now, metadata) => {
        const value = read();
        if (value === undefined) seen.unreadable += 1;
        else {
            // The picture is shown at expectedDisplayTime; the strip counts ms modulo 2^31.
            const shown = performance.timeOrigin + metadata.expectedDisplayTime;
            let delay = (shown - value) % 2 ** 31;
            if (delay < 0) delay += 2 ** 31;
            seen.delays.push(delay);
        }
        if (now - last > 500) seen.stalls += 1;
        last = now;
        video.requestVideoFrameCallback(frame);
    };
    video.requestVideoFrameCallback(frame);
}

const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];

export async function latency({ seconds = 60, profile = 'default' }) {
    const server = await Server.make((settings) => {
        withFeed(settings);
        settings.media = { profile };
    });
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
    try {
        server.start();
        await server.ready();
        await server.playable();
        const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
        await page.goto(await server.link('participant'));
        await page.getByTestId('enter').click();
        await page.waitForFunction(() => document.querySelector('video')?.currentTime > 1, null, { timeout: 30000 });
        await sleep(8000);
        await page.evaluate(watchStrip);
        await sleep(seconds * 1000);
        const seen = await page.evaluate(() => document.paraninfoBench);
        const delays = seen.delays.sort((a, b) => a - b);
        return { profile, seconds, frames: delays.length, p50_ms: percentile(delays, 0.5), p95_ms: percentile(delays, 0.95),
            max_ms: delays[delays.length - 1], stalls: seen.stalls, waiting_events: seen.waiting, unreadable: seen.unreadable };
    } finally {
        await browser.close();
        await server.stop();
        server.remove();
    }
}
