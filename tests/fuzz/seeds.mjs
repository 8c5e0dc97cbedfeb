// Seeds for the fuzzing of commands: every request of protocol/samples, good and bad, a file each.
//   node tests/fuzz/seeds.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const samples = (name) => JSON.parse(readFileSync(new URL(`../../protocol/samples/${name}.json`, import.meta.url)));
const { commands, joins } = samples('commands');
const texts = [
    ...[...commands, ...joins].map(({ request }) => JSON.stringify(request)),
    ...samples('bad_requests').bad_requests.map(({ text }) => text),
];
mkdirSync(folder, { recursive: true });
texts.forEach((text, i) => writeFileSync(join(folder, String(i)), text));
