import { describe, expect, it } from 'vitest';
import { exposedServices } from '../routes/exposed-services.ts';
import { exposedMethods } from '../backend/methods.ts';
import { RouteTree } from './route-tree.ts';
import { restRoutes } from './routes.ts';
import { parseTemplate } from './template.ts';

describe('RouteTree', () => {
  const tree = new RouteTree<string>();
  tree.add('GET', '/v1/books', 'list');
  tree.add('POST', '/v1/books:import', 'import');
  tree.add('GET', '/v1/books/{id}', 'get');
  tree.add('POST', '/v1/books/{book_id}:return', 'return');
  tree.add('GET', '/v1/books/new', 'new');
  const found = (method: string, path: string) => {
    const match = tree.find(method, path);
    return match.found === 'route' ? [match.value, match.variables] : match.found;
  };

  it('finds literals before variables, and verbs', () => {
    expect(found('GET', '/v1/books')).toEqual(['list', {}]);
    expect(found('GET', '/v1/books/new')).toEqual(['new', {}]);
    expect(found('GET', '/v1/books/7')).toEqual(['get', { id: '7' }]);
    expect(found('POST', '/v1/books/7:return')).toEqual(['return', { book_id: '7' }]);
    expect(found('POST', '/v1/books:import')).toEqual(['import', {}]);
  });

  it('decodes values and takes an encoded colon as part of one', () => {
    expect(found('GET', '/v1/books/a%3Areturn')).toEqual(['get', { id: 'a:return' }]);
    expect(found('GET', '/v1/books/a%2Fb')).toEqual(['get', { id: 'a/b' }]);
  });

  it('takes an unknown verb as part of the value', () => {
    expect(found('GET', '/v1/books/urn:x')).toEqual(['get', { id: 'urn:x' }]);
  });

  it.each([
    '/v1',
    '/v1/books/',
    '/v1/books/7/pages',
    '/v2/books',
    '/v1/books/%ff',
    '/v1//books',
    '/v1/books:sell',
  ])('finds nothing at %s', (path) => expect(found('GET', path)).toBe('nothing'));

  it('tells which methods a path takes', () => {
    expect(tree.find('DELETE', '/v1/books/7')).toEqual({ found: 'other-method', allow: ['GET'] });
  });

  it('refuses the same route twice and templates beyond the contract’s', () => {
    expect(() => tree.add('GET', '/v1/books/{other}', 'again')).toThrow('two routes');
    expect(() => parseTemplate('/v1/{name=books/*}')).toThrow('unsupported');
  });
});

describe('restRoutes()', () => {
  it('has a route for every exposed method of the contract', () => {
    const methods = exposedMethods(exposedServices).filter((method) => !method.grpcOnly);
    const routes = restRoutes(methods);
    expect(methods.length).toBeGreaterThan(50);
    for (const method of methods) {
      const { pattern } = method.http ?? {};
      if (pattern?.$case === undefined || pattern.$case === 'custom') {
        throw new Error(`${method.path} has no route`);
      }
      const path = pattern.value.replaceAll(/\{\w+\}/g, 'value');
      const match = routes.find(pattern.$case.toUpperCase(), path);
      expect(match.found === 'route' && match.value.method.path).toBe(method.path);
    }
  });
});
