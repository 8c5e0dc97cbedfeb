// One scenario, one JSON object. Anything that is not the figure itself goes to stderr.
import { parseArgs } from 'node:util';
import { join } from './scenarios/join.mjs';
import { fanout } from './scenarios/fanout.mjs';
import { votes } from './scenarios/votes.mjs';
import { storm } from './scenarios/storm.mjs';
import { hls } from './scenarios/hls.mjs';
import { latency } from './scenarios/latency.mjs';
import { encode } from './scenarios/encode.mjs';
import { badlink } from './scenarios/badlink.mjs';
import { faults } from './scenarios/faults.mjs';
import { soak } from './scenarios/soak.mjs';
import { contribution } from './scenarios/contribution.mjs';
import { cycles } from './scenarios/panelists.mjs';
import { crash } from './scenarios/crash.mjs';
import { mixer } from './scenarios/mixer.mjs';
import { participation, flood } from './scenarios/participation.mjs';

const scenarios = { join, fanout, votes, storm, hls, latency, encode, badlink, soak, faults, contribution, cycles, crash, participation, flood, mixer };
const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, viewers: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' },
        minutes: { type: 'string' }, profile: { type: 'string' }, only: { type: 'string' },
        panelists: { type: 'string' }, loss: { type: 'string' }, 'round-trip': { type: 'string' }, lips: { type: 'string' }, 'on-air': { type: 'string' }, count: { type: 'string' }, return: { type: 'boolean' } },
});
const scenario = scenarios[positionals[0]];
if (!scenario) {
    console.error(`bench/run SCENARIO --json, one of: ${Object.keys(scenarios).join(' ')}`);
    process.exit(2);
}
const options = Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'json')
    .map(([name, value]) => [name.replace('-', '_'), name === 'profile' || name === 'only' || name === 'return' ? value : Number(value)]));
const rounded = (name, value) => (typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1000) / 1000 : value);
console.log(JSON.stringify({ scenario: positionals[0], ...(await scenario(options)) }, rounded, values.json ? undefined : 2));
