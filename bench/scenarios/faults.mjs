// F9 to F11 of the fault catalogue, with real workers, while people watch and ask: what was seen, and against which figure.
import { withFeed } from '../lib/feed.mjs';
import { Stage } from '../lib/fault_stage.mjs';
import * as worker from './faults_worker.mjs';

// The test feed, and a second room that has to go on while the first one fails, or the other way round.
const twoRooms = () => Stage.open((settings) => {
    withFeed(settings);
    settings.rooms.push({ ...settings.rooms[0], id: 'second', feed: 'other' });
    settings.feeds.push({ id: 'other', kind: 'test' });
});

// One fault's bench that breaks is a miss, and the others are still measured.
async function measured(stage, name) {
    try {
        return await worker[name](stage);
    } catch (error) {
        return { fault: name, missed: [`not measured: ${error.message}`] };
    }
}

// `only`: some of them, as F9,F11.
export async function faults({ only }) {
    const names = Object.keys(worker).filter((name) => !only || only.split(',').includes(name));
    const stage = await twoRooms();
    const results = [];
    try {
        await stage.fill();
        for (const name of names) results.push(await measured(stage, name));
    } finally {
        await stage.close();
    }
    return { short: results.filter(({ missed }) => missed.length > 0).length,
        participation_errors: results.reduce((sum, one) => sum + (one.questions_errors ?? 0), 0), faults: results };
}
