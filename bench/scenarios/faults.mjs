// F9 to F17 of the fault catalogue, with real workers and encoders, while people watch and ask: what was seen, and against which figure.
import { withFeed } from '../lib/feed.mjs';
import { Stage } from '../lib/fault_stage.mjs';
import { sleep } from '../lib/process.mjs';
import { freePort } from '../lib/server.mjs';
import * as encoder from './faults_encoder.mjs';
import * as worker from './faults_worker.mjs';

const { publish, ...of_encoder } = encoder;

// The test feed, and a second room that has to go on while the first one fails, or the other way round.
const twoRooms = () => Stage.open((settings) => {
    withFeed(settings);
    settings.rooms.push({ ...settings.rooms[0], id: 'second', feed: 'other' });
    settings.feeds.push({ id: 'other', kind: 'test' });
});

async function withEncoder() {
    const port = await freePort();
    return Stage.open((settings) => {
        withFeed(settings, 'srt');
        settings.srt = { port };
    }, async (stage) => { stage.publisher = await publish(stage); });
}

// One fault's bench that breaks is a miss, and the others are still measured.
async function measured(stage, name, fault) {
    try {
        return await fault(stage);
    } catch (error) {
        return { fault: name, missed: [`not measured: ${error.message}`] };
    }
}

async function staged(open, faults, names) {
    const wanted = Object.keys(faults).filter((name) => names.includes(name)).sort();
    if (wanted.length === 0) return [];
    const stage = await open();
    const results = [];
    try {
        await stage.fill();
        await stage.begin();
        await sleep(4000);
        stage.delay_p50_ms = (await stage.seen()).delay_p50_ms;
        for (const name of wanted) results.push(await measured(stage, name, faults[name]));
    } finally {
        await stage.close();
    }
    return results;
}

// `only`: some of them, as F9,F11.
export async function faults({ only }) {
    const all = [...Object.keys(worker), ...Object.keys(of_encoder)];
    const names = only ? only.split(',') : all;
    const results = [...(await staged(twoRooms, worker, names)), ...(await staged(withEncoder, of_encoder, names))];
    return { short: results.filter(({ missed }) => missed.length > 0).length,
        participation_errors: results.reduce((sum, one) => sum + (one.questions_errors ?? 0), 0), faults: results };
}
