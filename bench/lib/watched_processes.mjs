// A server's processes by what the kernel says of them.
import fs from 'node:fs';
import path from 'node:path';

// The worker of a role ("programme", "ingest") that belongs to this server; `room` where there are several. Undefined: none runs.
export function workerPid(server, role = 'programme', room) {
    const run = path.join(server.data, 'run') + path.sep;
    const ofOurs = (word) => word.startsWith(run) && word.endsWith('/media.sock');
    for (const name of fs.readdirSync('/proc')) {
        if (!/^\d+$/.test(name)) continue;
        try {
            const words = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
            // The sandbox around a worker has the worker's words among its own.
            if (words[0].endsWith('/bwrap')) continue;
            if (words.includes(role) && words.some(ofOurs) && (!room || words.includes(room))) return Number(name);
        } catch { /* ended meanwhile */ }
    }
    return undefined;
}

export const residentKb = (pid) => Number(fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);
export const threadsOf = (pid) => fs.readdirSync(`/proc/${pid}/task`).length;
export const openFiles = (pid) => fs.readdirSync(`/proc/${pid}/fd`).length;

// CPU time in ms that a process has used so far, its ended children not counted.
export function cpuMs(pid) {
    const words = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(words[11]) + Number(words[12])) * 10;
}
