// A viewer at the end of a bad line: 300 ms of round trip, 5 % loss and 500 kbit/s for everything together, who watches and asks.
// Through a proxy of our own (bench/lib/bad_line.mjs says what it models): the kernels we have come without netem.
import { BadLine } from '../lib/bad_line.mjs';
import { enter, openBrowser, percentile, plays, seenBy, watch } from '../lib/browser.mjs';
import { withFeed } from '../lib/feed.mjs';
import { Server } from '../lib/server.mjs';
import { sleep } from '../lib/process.mjs';

const line = { round_trip_ms: 300, kbit: 500, loss: 0.05 };
const settle_ms = 20000;   // from the picture's first second on; what it costs until then is told apart
const ask_every_ms = 3000;
// The least rendition has to fit through the line beside the sound.
const renditions = [{ name: '720p', width: 1280, height: 720, kbit: 1800 }, { name: '360p', width: 640, height: 360, kbit: 600 },
    { name: '180p', width: 320, height: 180, kbit: 160 }];

// Sends through the composer; ms from the key to the mark of receipt in the list of one's own questions.
function askInPage(text) {
    const field = document.getElementById('composer');
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return new Promise((done, failed) => {
        const from = performance.now();
        const look = setInterval(() => {
            if (performance.now() - from > 30000) {
                clearInterval(look);
                failed(new Error(`no receipt within 30 s: ${text}`));
            }
            const item = [...document.querySelectorAll('[data-testid=own-question]')].find((one) => one.textContent.includes(text));
            if (!item || ['sending', 'waiting'].includes(item.dataset.state)) return;
            clearInterval(look);
            done(performance.now() - from);
        }, 10);
        setTimeout(() => field.form.requestSubmit(), 0);
    });
}

async function play(page, seconds) {
    const until = Date.now() + seconds * 1000;
    const acks = [];
    let unanswered = 0;
    for (let number = 1; Date.now() < until; ++number) {
        const next = sleep(ask_every_ms);
        await page.evaluate(askInPage, `Pregunta por una mala línea, número ${number}.`).then((ms) => acks.push(ms), () => ++unanswered);
        await next;
    }
    return { acks, unanswered };
}

export async function badlink({ minutes, seconds = minutes ? minutes * 60 : 60, profile = 'default' }) {
    let server;
    const bad = new BadLine(line);
    const port = await bad.open(() => server.port);
    server = await Server.make((settings) => {
        withFeed(settings);
        settings.media = { profile, audio_kbit: 64, renditions };
        settings.origins = [`https://localhost:${port}`];
    });
    const browser = await openBrowser();
    try {
        server.start();
        await server.ready();
        await server.playable();
        const opened = Date.now();
        const page = await enter(browser, (await server.link('participant')).replace(`:${server.port}/`, `:${port}/`));
        await plays(page, 0, 90000);
        const first_picture_s = (Date.now() - opened) / 1000;
        await page.getByTestId('tab-mine').click();
        await sleep(settle_ms);
        await watch(page);
        const from = bad.down.bytes;
        const { acks, unanswered } = await play(page, seconds);
        const seen = await seenBy(page);
        const height = await page.evaluate(() => document.querySelector('video').videoHeight);
        return { profile, seconds, ...line, through: 'proxy', stall_ratio: seen.stall_ratio, stalls: seen.stalls, gap_max_ms: seen.gap_max_ms,
            question_ack_p50_ms: percentile(acks, 0.5), question_ack_p95_ms: percentile(acks, 0.95), questions: acks.length, unanswered,
            first_picture_s, delay_p50_ms: seen.p50_ms, delay_p95_ms: seen.p95_ms, height, mode: await page.getByTestId('player').getAttribute('data-mode'),
            down_kbit: (bad.down.bytes - from) * 8 / 1000 / seconds, lost: bad.lost / bad.segments };
    } finally {
        await browser.close();
        bad.close();
        await server.stop();
        server.remove();
    }
}
