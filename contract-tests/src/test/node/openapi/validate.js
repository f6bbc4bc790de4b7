// Validates an OpenAPI 3.1 document, its JSON schemas, and its examples by them, and says what is wrong.
//
// node validate.js FILE

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const file = process.argv[2];
const validator = new Validator({ allErrors: true });
const { valid, errors } = await validator.validate(await readFile(file, 'utf8'));
const faults = valid ? withinSchemas(validator.specification) : [errors].flat().map((fault) => describe(fault));

console.log(`${basename(file)}: ${faults.length === 0 ? `valid OpenAPI ${validator.version}` : 'not valid'}`);
faults.forEach((fault) => console.log(`  ${fault}`));
process.exit(faults.length === 0 ? 0 : 1);

function withinSchemas(document) {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const places = [...schemas(document, [])];
  const broken = places.flatMap(({ schema, path }) =>
    ajv.validateSchema(schema) ? [] : ajv.errors.map((fault) => describe(fault, path)),
  );
  return broken.length > 0 ? broken : withinExamples(ajv.addSchema(document, 'document'), places);
}

function withinExamples(ajv, places) {
  return places
    .filter(({ example }) => example !== undefined)
    .flatMap(({ path, example }) => {
      const check = ajv.compile({ $ref: `document#${pointer(path)}` });
      return check(example) ? [] : check.errors.map((fault) => describe(fault, [...path.slice(0, -1), 'example']));
    });
}

/** Whatever has a schema, and an example of it if there is one. */
function* schemas(node, path) {
  if (node === null || typeof node !== 'object') {
    return;
  }
  if (typeof node.schema === 'object' && path.at(-1) !== 'properties') {
    yield { schema: node.schema, path: [...path, 'schema'], example: node.example };
  }
  if (path.join('/') === 'components') {
    yield { schema: { $defs: node.schemas }, path };
  }
  for (const [name, child] of Object.entries(node)) {
    yield* schemas(child, [...path, name]);
  }
}

function pointer(path) {
  return path.map((name) => `/${encodeURIComponent(String(name).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
}

function describe(fault, path = []) {
  return typeof fault === 'string'
    ? fault
    : `${path.map((name) => `/${name}`).join('')}${fault.instancePath}: ${fault.message} ${JSON.stringify(fault.params)}`;
}
