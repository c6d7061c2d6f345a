import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { findOnPath } from '../../platform/command.ts';
import { must } from './node-place.ts';
import { pauseImage } from './node-settings.ts';

/** Archives of these services' images, under another tag, and of the image that holds a pod together. */
export async function exportImages(
  dir: string,
  services: readonly string[],
  { built, tag, pause }: { built: string; tag: string; pause: string },
): Promise<string[]> {
  const buildah = await findOnPath('buildah');
  if (!buildah) throw new Error('Images are taken out of the store of buildah, which is not here.');
  await mkdir(dir, { recursive: true });
  await buildPause(buildah, pause);
  const archives: string[] = [];
  const put = async (image: string, as: string): Promise<void> => {
    const archive = path.join(dir, `${as.replaceAll(/[/:]/g, '-')}.tar`);
    await must(buildah, 'push', '--quiet', image, `docker-archive:${archive}:${as}`);
    archives.push(archive);
  };
  await put(pauseImage, pauseImage);
  for (const service of services) {
    await put(`localhost/baro/${service}:${built}`, `localhost/baro/${service}:${tag}`);
  }
  return archives;
}

async function buildPause(buildah: string, program: string): Promise<void> {
  const context = await mkdtemp(path.join(os.tmpdir(), 'baro-image-'));
  try {
    await cp(program, path.join(context, 'pause'));
    await writeFile(
      path.join(context, 'Dockerfile'),
      'FROM scratch\nCOPY pause /pause\nUSER 65535:65535\nENTRYPOINT ["/pause"]\n',
    );
    await must(buildah, 'bud', '--isolation', 'chroot', '--pull-never', '--tag', pauseImage, context);
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}
