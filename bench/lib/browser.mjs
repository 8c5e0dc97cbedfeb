// Chromium as a viewer, and what is read from the picture that it shows.
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

export const openBrowser = (more = []) => chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...more] });

// Drawn without hardware, a large picture costs the machine more than all that is measured.
export const small_window = { viewport: { width: 640, height: 400 } };

// A person of their own in a new window, in the room, whose picture plays.
export async function enter(browser, link, window = {}) {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true, ...window })).newPage();
    await page.goto(link);
    await page.getByTestId('enter').click();
    return page;
}

export const plays = (page, seconds = 1, patience = 45000) =>
    page.waitForFunction((from) => document.querySelector('video')?.currentTime > from, seconds, { timeout: patience });

// Runs in the page: reads the strip of 32 cells (docs/decisions/test-picture.md) in each frame that is shown, and counts the time
// in which the playhead stands although it should not.
function watchStrip() {
    const video = document.returned ?? document.querySelector('video');
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const seen = (document.paraninfoBench = { delays: [], pictures: 0, unreadable: 0, clockless: 0, stalls: 0, gap_max_ms: 0, waiting: 0, stalled_ms: 0,
        turns: [], since: performance.now() });
    canvas.width = 32;
    canvas.height = 1;
    video.addEventListener('waiting', () => { seen.waiting += 1; });
    const read = () => {
        const { videoWidth: width, videoHeight: height } = video;
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
    let last = performance.now(), before;
    const frame = (now, metadata) => {
        if (document.paraninfoBench !== seen) return;
        const value = read();
        if (value === undefined) seen.unreadable += 1;
        else {
            if (value !== before) seen.pictures += 1;
            before = value;
            // The picture is shown at expectedDisplayTime; the strip counts ms modulo 2^31.
            const shown = performance.timeOrigin + metadata.expectedDisplayTime;
            let delay = (shown - value) % 2 ** 31;
            if (delay < 0) delay += 2 ** 31;
            // A slate has no strip: its dark lower edge reads as a time long ago.
            const slate = delay > 60000;
            if (slate) seen.clockless += 1;
            else {
                seen.first_at ??= shown;
                seen.delays.push(delay);
            }
            if ((seen.turns.at(-1)?.slate ?? false) !== slate && seen.turns.length < 100) seen.turns.push({ slate, at_ms: shown });
        }
        seen.gap_max_ms = Math.max(seen.gap_max_ms, now - last);
        if (now - last > 500) seen.stalls += 1;
        last = now;
        video.requestVideoFrameCallback(frame);
    };
    video.requestVideoFrameCallback(frame);
    let at = video.currentTime, looked = performance.now();
    const timer = setInterval(() => {
        if (document.paraninfoBench !== seen) return clearInterval(timer);
        const now = performance.now();
        if (video.currentTime === at) seen.stalled_ms += now - looked;
        at = video.currentTime;
        looked = now;
    }, 50);
}

// From now on; a second call counts anew from there.
export const watch = (page) => page.evaluate(watchStrip);

export const percentile = (values, p) => {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
};

// When the picture of a watched page turned into the slate and back: asked for often, so by itself.
export const turnsOf = (page) => page.evaluate(() => document.paraninfoBench.turns);

// What a watched page has seen since.
export async function seenBy(page) {
    const seen = await page.evaluate(() => ({ ...document.paraninfoBench, passed_ms: performance.now() - document.paraninfoBench.since }));
    const { delays } = seen;
    return { frames: delays.length, pictures: seen.pictures, p50_ms: percentile(delays, 0.5), p95_ms: percentile(delays, 0.95), max_ms: percentile(delays, 1),
        stalls: seen.stalls, gap_max_ms: seen.gap_max_ms, stall_ratio: seen.stalled_ms / seen.passed_ms, waiting_events: seen.waiting,
        unreadable: seen.unreadable, slate_frames: seen.clockless };
}
