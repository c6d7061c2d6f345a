import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runCommand } from '../../platform/command.ts';

/** The node's address on the bridge of its pods. */
export const nodeAddress = '10.88.0.1';
export const podRange = '10.88.0.0/16';

/** What the kubelet wants of the kernel; held before it, so that it changes nothing on the machine. */
const wantedSettings: Readonly<Record<string, string>> = {
  'vm/overcommit_memory': '1',
  'vm/panic_on_oom': '0',
  'kernel/panic': '10',
  'kernel/panic_on_oops': '1',
  'kernel/keys/root_maxkeys': '1000000',
  'kernel/keys/root_maxbytes': '25000000',
};

/** Programs that give this process namespaces of its own: network, mounts, processes, control groups. All end with it. */
export const ownPlace = [
  'unshare',
  '--net',
  '--mount',
  '--propagation=private',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
  '--cgroup',
];

/** Makes the namespaces fit for a node; the machine's own network, mounts and settings stay as they are. */
export async function furnish(dir: string): Promise<void> {
  await must('mount', '--make-rshared', '/');
  await must('ip', 'link', 'set', 'lo', 'up');
  await must('ip', 'link', 'add', 'cni0', 'type', 'bridge');
  await must('ip', 'address', 'add', `${nodeAddress}/16`, 'dev', 'cni0');
  await must('ip', 'link', 'set', 'cni0', 'up');
  writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
  for (const place of ['/run', '/var/log', '/sys/fs/cgroup']) {
    await must('mount', '-t', 'tmpfs', 'tmpfs', place);
  }
  await mountControlGroups();
  const settings = path.join(dir, 'kernel');
  mkdirSync(settings, { recursive: true });
  for (const [name, value] of Object.entries(wantedSettings)) {
    const own = path.join(settings, name.replaceAll('/', '.'));
    writeFileSync(own, `${value}\n`);
    await must('mount', '--bind', own, `/proc/sys/${name}`);
  }
  const resolver = path.join(dir, 'resolv.conf');
  writeFileSync(
    resolver,
    `nameserver ${nodeAddress}\nsearch svc.cluster.local cluster.local\noptions ndots:5\n`,
  );
  await must('mount', '--bind', resolver, '/etc/resolv.conf');
}

/** Seen from here the groups of this process are the roots: what the kubelet makes lies below them. */
async function mountControlGroups(): Promise<void> {
  for (const { controller, mount } of controlGroups()) {
    const place = path.join('/sys/fs/cgroup', controller);
    if (controller === '') await must('mount', '-t', 'cgroup2', 'cgroup2', place);
    else {
      mkdirSync(place);
      await must('mount', '-t', 'cgroup', '-o', mount, 'cgroup', place);
    }
  }
}

/** Takes away the control groups a kubelet made below those of this process; once its pods have ended they are empty. */
export async function tidyControlGroups(): Promise<void> {
  for (const { controller, place } of controlGroups()) {
    const group = path.join('/sys/fs/cgroup', controller, place, 'kubepods');
    if (existsSync(group)) await runCommand('find', [group, '-depth', '-type', 'd', '-delete']);
  }
}

/** This process's group of each hierarchy; a unified one has no name. */
function controlGroups(): { controller: string; mount: string; place: string }[] {
  const lines = readFileSync('/proc/self/cgroup', 'utf8').trim().split('\n');
  // `4:memory:/a/b`
  const all = lines
    .map((line) => line.split(':'))
    .map(([, name = '', place = '']) => ({
      controller: name.replace('name=', ''),
      place,
      mount: name,
    }));
  return all.filter(({ controller }) => controller !== '' || all.length === 1);
}

export async function must(command: string, ...args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${output.trim()}`);
  return output;
}
