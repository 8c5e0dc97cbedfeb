// Child processes of a bench: started, read line by line, ended by their own pid.
import { spawn } from 'node:child_process';

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// Runs a program to its end and returns its standard output; throws with its standard error.
export function run(program, args, options = {}) {
    return new Promise((done, failed) => {
        const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
        let out = '', err = '';
        child.stdout.on('data', (bytes) => (out += bytes));
        child.stderr.on('data', (bytes) => (err += bytes));
        child.on('error', failed);
        child.on('close', (code) =>
            code === 0 ? done(out) : failed(new Error(`${program} ${args[0]} ended with ${code}: ${err.slice(-2000)}${out.slice(-500)}`)));
    });
}

export const ended = (child) => child.exitCode !== null || child.signalCode !== null;

// Ends a child: a signal, and after `patience` ms SIGKILL.
export async function stop(child, signal = 'SIGINT', patience = 15000) {
    if (ended(child)) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    await gone;
    clearTimeout(timer);
}

// Program and arguments of a child that may use these processors alone, as taskset reads them; none: all.
export const onCpus = (cpus, program, args) => (cpus ? ['taskset', ['-c', cpus, program, ...args]] : [program, args]);

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
