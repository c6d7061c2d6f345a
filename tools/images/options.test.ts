import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageServices, readOptions } from './options.ts';

const root = path.resolve(import.meta.dirname, '../..');
const recipe = readFileSync(path.join(root, 'deploy', 'images', 'Dockerfile'), 'utf8');

describe('npm run images', () => {
  it('builds everything that has a program: no service is forgotten', () => {
    const programs = readdirSync(path.join(root, 'services')).filter((name) =>
      existsSync(path.join(root, 'services', name, 'src', 'main.ts')),
    );
    // The pages have a main of their own, which runs in browsers.
    expect([...imageServices].toSorted()).toEqual(programs.filter((name) => name !== 'web'));
  });

  it('names the option and the rule when it refuses', () => {
    expect(() => readOptions(['nothing'])).toThrow('There is no service nothing; there are directory,');
    expect(() => readOptions(['--tag', '-x y'])).toThrow('--tag');
    expect(() => readOptions(['--push'])).toThrow('--push');
  });

  it('builds each service once', () => {
    expect(readOptions(['tasks', 'tasks', '--tag', '1.2.3'])).toEqual({
      services: ['tasks'],
      tag: '1.2.3',
      standIn: false,
    });
  });
});

describe('the recipe of the images', () => {
  it('runs on the Node that package.json pins', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: { node: string };
    };
    expect(recipe).toContain(`ARG NODE_IMAGE=node:${dependencies.node}-`);
  });

  it('ends as a user that is not root, without a shell, and says how it is stopped', () => {
    const last = recipe.slice(recipe.lastIndexOf('\nFROM '));
    const lines = last.split('\n').filter((line) => /^[A-Z]+ /.test(line));
    expect(lines.findLast((line) => line.startsWith('USER '))).toBe('USER 1000:1000');
    expect(lines.findLast((line) => /^(ENTRYPOINT|CMD) /.test(line))).toMatch(/^ENTRYPOINT \["/);
    expect(lines).toContain('STOPSIGNAL SIGTERM');
    expect(lines.filter((line) => /^(COPY|ADD) /.test(line))).toEqual([
      'COPY --from=build /usr/local/bin/node /usr/local/bin/node',
      'COPY --from=build /app /app',
    ]);
  });
});
