// Faults of the media worker itself. A sent SIGSEGV does not reach it: in its sandbox it is the first process of its PID namespace, and
// from outside the kernel lets only SIGKILL and SIGSTOP through to one. To everybody else its end is the same.
import { judged } from '../lib/fault_stage.mjs';
import { sleep } from '../lib/process.mjs';
import { cpuMs } from '../lib/watched_processes.mjs';

const settle_ms = 5000;       // what comes after a fault is watched so long
const calm = { questions_errors: 0 };

// The worker dies, as by a fault of its own.
export async function F9(stage) {
    const { map } = stage.parts.at(-1);
    const old = stage.worker();
    const from = await stage.begin();
    process.kill(old, 'SIGKILL');
    const new_worker_ms = await stage.after(() => ![old, undefined].includes(stage.worker()), 20000, from);
    const new_part_ms = await stage.after(() => stage.firstPart(from, map), 20000, from);
    await sleep(settle_ms);
    const first = stage.parts.find((part) => part.at_ms >= from && part.map !== map);
    return judged('F9', { new_worker_ms, new_part_ms, no_discontinuity: first?.discontinuity ? 0 : 1,
        ...(await stage.seen()) }, { ...calm, new_part_ms: 2000, stall_max_ms: 4000, no_discontinuity: 0, numbers_missing: 0 });
}

// The worker hangs.
export async function F10(stage) {
    const { map } = stage.parts.at(-1);
    const old = stage.worker();
    const from = await stage.begin();
    process.kill(old, 'SIGSTOP');
    const detected_ms = await stage.after(() => stage.logged(from, ({ event }) => event === 'worker.killed'), 20000, from);
    const new_part_ms = await stage.after(() => stage.firstPart(from, map), 20000, from);
    await sleep(settle_ms);
    return judged('F10', { detected_ms, new_part_ms, ...(await stage.seen()) }, { ...calm, detected_ms: 3000, new_part_ms: 5000, numbers_missing: 0 });
}

// Each worker of one room dies as soon as it is there, as from an input that kills it each time. The other room goes on.
export async function F11(stage, seconds = 30) {
    const starts = async () => (await stage.server.metrics()).get('paraninfo_worker_starts_total{worker="programme-second"}');
    const before = await starts(), cpu = cpuMs(stage.server.pid);
    const from = await stage.begin();
    const killed = new Set();
    while (Date.now() - from < seconds * 1000) {
        const pid = stage.worker('second');
        if (pid && !killed.has(pid)) {
            killed.add(pid);
            process.kill(pid, 'SIGKILL');
        }
        await sleep(50);
    }
    const alarm = stage.alarm(from, ({ worker }) => worker === 'programme-second');
    return judged('F11', { seconds, restarts: (await starts()) - before, alarm_ms: alarm && alarm - from,
        gateway_cpu_percent: (cpuMs(stage.server.pid) - cpu) / seconds / 10, ...(await stage.seen()) },
    { ...calm, restarts: 5, alarm_ms: 3000, gateway_cpu_percent: 20, stall_max_ms: 4000, numbers_missing: 0 });
}
