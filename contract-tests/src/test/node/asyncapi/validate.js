// Validates AsyncAPI documents and says what is wrong with them.
//
// node validate.js FILE...

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import asyncapi from '@asyncapi/parser';

const ERROR = 0;
const parser = new asyncapi.Parser();
let failed = false;
for (const file of process.argv.slice(2)) {
  const faults = (await parser.validate(await readFile(file, 'utf8'))).filter((each) => each.severity === ERROR);
  console.log(`${basename(file)}: ${faults.length === 0 ? 'valid' : 'not valid'}`);
  faults.forEach((fault) => console.log(`  /${fault.path.join('/')}: ${fault.message}`));
  failed ||= faults.length > 0;
}
process.exit(failed ? 1 : 0);
