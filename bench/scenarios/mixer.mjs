// What mixing costs by itself, in cores at 720p and thirty frames a second: bench/mixer says of what.
import { execFileSync } from 'node:child_process';

export function mixer() {
    return JSON.parse(execFileSync('build/bench-tools/bin/paraninfo-mixer', { encoding: 'utf8' }));
}
