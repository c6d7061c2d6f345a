import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { cacheDir, cached } from '../../platform/cache.ts';
import { findOnPath, runCommand } from '../../platform/command.ts';
import { buildGoSource, cachedGoSource } from '../../platform/go-program.ts';
import type { GoSource } from '../../platform/go-program.ts';
import { kubernetes } from '../programs.ts';

const kubelet: GoSource = { ...kubernetes, name: 'kubelet', packages: ['cmd/kubelet'] };

const containerd: GoSource = {
  name: 'containerd',
  module: 'github.com/containerd/containerd/v2',
  version: '2.4.2',
  packages: ['cmd/containerd', 'cmd/containerd-shim-runc-v2', 'cmd/ctr'],
};

const cni: GoSource = {
  name: 'cni-plugins',
  module: 'github.com/containernetworking/plugins',
  version: '1.10.0',
  packages: ['plugins/main/bridge', 'plugins/main/loopback', 'plugins/ipam/host-local'],
};

const coredns = { module: 'github.com/coredns/coredns', version: '1.14.7' };

/** Files of the programs a node is made of. */
export interface NodePrograms {
  kubelet: string;
  containerd: string;
  ctr: string;
  /** Folder of the network plugins. */
  cni: string;
  coredns: string;
  /** Holds a pod's namespaces. */
  pause: string;
  runc: string;
}

/** Builds what is not in our cache yet; runc is Debian's. @throws one sentence when one cannot be had */
export async function obtainNodePrograms(say: (line: string) => void): Promise<NodePrograms> {
  const runc = await findOnPath('runc');
  if (!runc) throw new Error('Containers are run by runc, which is not here: apt-get install runc.');
  for (const source of [kubelet, containerd, cni]) await buildGoSource(source, { say });
  return {
    runc,
    kubelet: cachedGoSource(kubelet, 'kubelet'),
    containerd: cachedGoSource(containerd, 'containerd'),
    ctr: cachedGoSource(containerd, 'ctr'),
    cni: path.dirname(cachedGoSource(cni, 'bridge')),
    coredns: await buildOwn('coredns', coredns, corednsMain, say),
    pause: await buildOwn('pause', undefined, pauseMain, say),
  };
}

/** CoreDNS with what a node here needs; the whole of it knows every cloud and takes ten times as long. */
const corednsMain = `package main

import (
	_ "${coredns.module}/plugin/errors"
	_ "${coredns.module}/plugin/kubernetes"
	_ "${coredns.module}/plugin/bind"
	"${coredns.module}/coremain"
)

func main() { coremain.Run() }
`;

/** As the published one does it: waits until it is asked to leave, and buries what its pod leaves behind. */
const pauseMain = `package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGCHLD)
	for one := range signals {
		if one != syscall.SIGCHLD {
			return
		}
		for pid := 1; pid > 0; {
			pid, _ = syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
		}
	}
}
`;

async function buildOwn(
  name: string,
  needs: { module: string; version: string } | undefined,
  program: string,
  say: (line: string) => void,
): Promise<string> {
  const folder = `cluster-${name}-${needs?.version ?? '1'}-${process.arch}`;
  await cached(folder, async (fresh) => {
    say(`  ${name} is built with Go; that happens once and takes a while …`);
    const go = (await findOnPath('go')) ?? '';
    const work = await mkdtemp(path.join(os.tmpdir(), 'baro-go-'));
    try {
      await mkdir(work, { recursive: true });
      const require = needs ? `require ${needs.module} v${needs.version}\n` : '';
      await writeFile(path.join(work, 'go.mod'), `module ${name}\n\ngo 1.24\n\n${require}`);
      await writeFile(path.join(work, 'main.go'), program);
      const args = ['build', '-mod=mod', '-trimpath', '-ldflags=-s -w', '-o', path.join(fresh, name), '.'];
      const built = await runCommand(go, args, {
        cwd: work,
        env: { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
      });
      if (built.code !== 0) throw new Error(`Go could not build ${name}: ${built.output.trim().slice(-600)}`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return path.join(cacheDir(), folder, name);
}
