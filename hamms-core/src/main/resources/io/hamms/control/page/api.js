// The documentation of the control port, from openapi.yaml.
import { copy, h } from './dom.js';
import { parseYaml } from './yaml.js';

const METHODS = ['get', 'put', 'post', 'delete'];

export async function apiView() {
  const document = parseYaml(await (await fetch('/openapi.yaml')).text());
  const named = value => value?.$ref ? value.$ref.slice(2).split('/').reduce((node, name) => node[name], document) : value;
  return {
    content: [
      h('h1', {}, 'API of the control port'),
      h('p', { class: 'lead' }, document.info.description),
      h('p', {}, h('a', { href: '/openapi.yaml', download: 'hamms-openapi.yaml' }, 'openapi.yaml'), `, OpenAPI ${document.openapi}`),
      h('h2', {}, 'Operations'),
      ...Object.entries(document.paths).flatMap(([path, item]) => METHODS.filter(method => item[method])
        .map(method => operation(method, path, item, named))),
      h('h2', {}, 'Schemas'),
      ...Object.entries(document.components.schemas).map(([name, schema]) => h('details', { class: 'schema', id: `schema-${name}` },
        h('summary', {}, h('code', {}, name), schema.description ? ` ${schema.description}` : ''), ...shape(schema))),
    ],
  };
}

function operation(method, path, item, named) {
  const { summary, description, parameters, requestBody, responses } = item[method];
  const inputs = [...item.parameters ?? [], ...parameters ?? []].map(named);
  const body = requestBody?.content['application/json'].schema;
  const sent = body ? ' --json \'{…}\'' : '';
  const verb = method === 'get' || (method === 'post' && body) ? '' : `-X ${method.toUpperCase()} `;
  const curl = h('output', {}, `curl ${verb}${location.origin}${path}${sent}`);
  return h('details', { class: 'operation' },
    h('summary', {}, h('b', { class: method }, method.toUpperCase()), h('code', {}, path), h('span', {}, summary)),
    description ? h('p', {}, description) : null,
    h('div', { class: 'made' }, h('span', {}, 'curl'), curl, copy(curl)),
    inputs.length > 0 ? h('dl', {}, inputs.map(one => [
      h('dt', {}, h('code', {}, one.name), ` in the ${one.in}`),
      h('dd', {}, one.description ?? '', ' ', type(one.schema))])) : null,
    body ? h('p', {}, 'Sends ', type(body), '.') : null,
    h('dl', {}, Object.entries(responses).map(([status, response]) => {
      const answer = named(response);
      return [h('dt', {}, status), h('dd', {}, answer.description, ' ', ...Object.entries(answer.content ?? {})
        .flatMap(([media, { schema }]) => [h('code', {}, media), ' ', type(schema)]))];
    })));
}

/** The members of a schema, or the type of what is none of an object. */
function shape(schema) {
  const members = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const rest = [...schema.allOf ?? [], ...schema.oneOf ?? []].flatMap(one => one.$ref ? [h('p', {}, 'and ', type(one))] : shape(one));
  return [
    members.length > 0 ? h('dl', {}, members.map(([name, one]) => [
      h('dt', {}, h('code', {}, name), required.has(name) ? '' : ' optional'),
      h('dd', {}, type(one), ' ', one.description ?? '')])) : h('p', {}, type(schema)),
    ...rest,
  ];
}

/** A schema in a few words. */
function type(schema) {
  if (!schema || Object.keys(schema).length === 0) return '';
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    return h('a', { href: '#/api', onclick: event => open(event, name) }, name);
  }
  if (schema.enum) return h('code', {}, schema.enum.join(' | '));
  if ('const' in schema) return h('code', {}, String(schema.const));
  if (schema.items) return h('span', {}, 'array of ', type(schema.items));
  const limits = schema.minimum !== undefined && schema.maximum !== undefined ? `, ${schema.minimum} to ${schema.maximum}` : '';
  const preset = schema.default !== undefined ? `, default ${schema.default}` : '';
  return h('span', {}, [schema.type ?? 'object'].flat().join(' or ') + (schema.format ? ` (${schema.format})` : '') + limits + preset);
}

function open(event, name) {
  event.preventDefault();
  const schema = document.getElementById(`schema-${name}`);
  schema.open = true;
  schema.querySelector('summary').focus();
}
