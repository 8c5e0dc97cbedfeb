// What panelists cost the programme's worker, and what their coming and going leaves in it. Media that are encoded already are sent,
// so that the machine's time is the server's.
import fs from 'node:fs';
import { seenBy, watch } from '../lib/browser.mjs';
import { publicationPath } from '../lib/feed.mjs';
import { cameraOf, command, leave, play, whoIs } from '../lib/on_stage.mjs';
import { makePanelist, Senders } from '../lib/senders.mjs';
import { median, sleep } from '../lib/process.mjs';
import { onStage } from '../lib/stage_bench.mjs';
import { ProgrammeFrames } from '../lib/programme_frames.mjs';
import { Recording } from '../lib/segments.mjs';
import { cpuMs, openFiles, residentKb, threadsOf, workerPid } from '../lib/watched_processes.mjs';

const settle_ms = 5000;

async function cpuPercent(pid, seconds) {
    const from = cpuMs(pid);
    await sleep(seconds * 1000);
    return (cpuMs(pid) - from) / seconds / 10;
}

const withSenders = (act) => onStage(async (server, producer, page, browser) => {
    const senders = new Senders(server);
    try {
        return await act({ server, producer, page, browser, senders });
    } finally {
        await senders.stop();
    }
});

const pressure = async (server) => {
    const page = await server.metrics();
    const of = (name) => page.get(`${name}{worker="programme-auditorium"}`) ?? 0;
    return { dropped: of('paraninfo_worker_frames_dropped'), shed: of('paraninfo_worker_renditions_shed') };
};

async function cost(server, pid, seconds) {
    await sleep(settle_ms);
    const before = await pressure(server), percent = await cpuPercent(pid, seconds), after = await pressure(server);
    return { worker_cpu_percent: percent, frames_dropped: after.dropped - before.dropped, renditions_shed: after.shed };
}

// The first ones are on the programme, in full or in a grid, the others wait.
export const panelistsCost = ({ panelists, on_air = 1, seconds = 30 }) => withSenders(async ({ server, producer, browser, senders }) => {
    const { seat: wheel } = await whoIs(producer);
    const link = await server.link('panelist');
    const pid = workerPid(server), seen = [];
    const figures = { alone: await cost(server, pid, seconds) };
    for (let number = 1; number <= panelists; ++number) {
        const panelist = await makePanelist(browser, link);
        await senders.publish(panelist);
        if (number <= on_air) {
            seen.push(cameraOf(panelist.person));
            await command(producer, wheel, 'stage.take', { scene: { layout: number > 1 ? 'grid' : 'full', sources: seen }, transition: 'cut', ms: 0 });
        }
        if ([1, 2, 4, panelists].includes(number)) figures[`with_${number}`] = await cost(server, pid, seconds);
    }
    return { panelists, on_air, seconds, ...figures, refused_for_a_moment: senders.refused };
});

// Picture and sound of the same instant are sent together; how far apart a viewer gets them, for several publications in turn.
export const lips = ({ lips: count, seconds = 16 }) => withSenders(async ({ server, producer, browser, senders }) => {
    const { seat: wheel } = await whoIs(producer);
    const [cookie, seat] = fs.readFileSync(await server.people(1), 'utf8').split('\n')[0].split(' ');
    const publication = await publicationPath(server, [cookie, seat]);
    const panelist = await makePanelist(browser, await server.link('panelist'));
    await command(producer, wheel, 'stage.take', { scene: { layout: 'full', sources: [cameraOf(panelist.person)] }, transition: 'cut', ms: 0 });
    const offsets = [];
    for (let turn = 0; turn < count; ++turn) {
        const session = await senders.publish(panelist);
        await sleep(settle_ms);
        const recording = new Recording(server, cookie, publication, 1);
        await sleep(seconds * 1000);
        await recording.stop();
        await senders.end(session);
        offsets.push(recording.offsets.map(({ ms }) => ms));
    }
    const all = offsets.flat();
    return { publications: count, samples: all.length, lipsync_abs_max_ms: Math.max(...all.map(Math.abs)),
        medians_ms: offsets.map((some) => (some.length ? median(some) : null)) };
});

const countsOf = (pid) => ({ threads: threadsOf(pid), descriptors: openFiles(pid), resident_kb: residentKb(pid) });

// What the worker keeps for good it has after the first hundred; they are not counted. Every tenth leaves without a word.
const warm_up = 100;
const gone_ms = 30000;

// The gap between frames of the programme is read from its segments, where the test feed says when each was made; beside it what a browser
// sees in its return, which has the browser's own delays in it. What is free is given back each 20 s: memory is compared by medians.
export const cycles = ({ count = 1000 }) => withSenders(async ({ server, page, browser, senders }) => {
    const panelist = await makePanelist(browser, await server.link('panelist'));
    const [cookie, viewer] = fs.readFileSync(await server.people(1), 'utf8').split('\n')[0].split(' ');
    const publication = await publicationPath(server, [cookie, viewer]);
    await play(page, (await whoIs(page)).seat);
    const once = async (number) => {
        const session = await senders.publish(panelist);
        await sleep(500);
        await senders.end(session, number % 10 !== 9);
    };
    for (let number = 0; number < warm_up; ++number) await once(number);
    await sleep(gone_ms);
    const pid = workerPid(server);
    const before = countsOf(pid);
    await watch(page);
    const programme = new ProgrammeFrames(server, cookie, publication);
    const most = { ...before }, resident = [];
    for (let number = 0; number < count; ++number) {
        await once(number);
        const counts = countsOf(pid);
        resident.push(counts.resident_kb);
        for (const [name, value] of Object.entries(counts)) most[name] = Math.max(most[name], value);
    }
    const seen = await seenBy(page);
    const { frames, gap_max_ms, missed_segments } = await programme.stop();
    await sleep(gone_ms);
    const after = countsOf(pid);
    await leave(page);
    const tenth = Math.ceil(count / 10);
    const tenths = Array.from({ length: 10 }, (_, at) => median(resident.slice(at * tenth, (at + 1) * tenth)));
    return {
        count, same_worker: workerPid(server) === pid, before, most, after, resident_kb_by_tenths: tenths, rss_growth_percent: 100 * (tenths[9] / tenths[0] - 1),
        programme_gap_max_ms: gap_max_ms, programme_frames: frames, missed_segments, return_gap_max_ms: seen.gap_max_ms, return_frames: seen.frames,
    };
});
