#!/usr/bin/env node
// Checks articles with a claimcheckd: one file with one call, a folder over one stream.
//
//     npm ci
//     ./claimcheck_client.js unix:/run/claimcheck/claimcheckd.sock article.md
//     ./claimcheck_client.js localhost:7070 drafts/ 2024-11-22
//
// The last argument is the day of publication, if you know it. Exit status: 0 nothing found, 1 findings, 2 an error.
'use strict';

const fs = require('fs');
const path = require('path');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const PROTO = path.join(__dirname, '..', '..', 'proto');
const FORMATS = {'.md': 'MARKDOWN', '.html': 'HTML'};
// JavaScript's strings count UTF-16 code units, so that is what offsets should count: text.slice(begin, end) is right,
// emoji or not.
const OPTIONS = {offset_encoding: 'UTF16'};
// A daemon that is gone without a word is noticed while a call waits. No oftener than its connections.client_ping_s.
const KEEPALIVE = {'grpc.keepalive_time_ms': 30000, 'grpc.keepalive_timeout_ms': 10000};

function connect(address) {
  const definition = protoLoader.loadSync('claimcheck/v1/claimcheck.proto',
      {includeDirs: [PROTO], keepCase: true, enums: String, longs: Number, defaults: true, oneofs: true});
  const {ClaimCheck} = grpc.loadPackageDefinition(definition).claimcheck.v1;
  return new ClaimCheck(address, grpc.credentials.createInsecure(), KEEPALIVE);
}

function readDocument(file, published) {
  return {id: file, content: fs.readFileSync(file), published, format: FORMATS[path.extname(file)] || 'TEXT'};
}

// Returns whether there were any.
function printFindings(document, result) {
  const text = document.content.toString('utf8');
  for (const finding of result.findings) {
    const before = text.slice(0, finding.span.begin).split('\n');
    const place = `${document.id}:${before.length}:${before.at(-1).length + 1}`;
    console.log(`${place}: ${finding.severity.toLowerCase()}: ${finding.message} [${finding.rule}]`);
    console.log(`    at: ${text.slice(finding.span.begin, finding.span.end)}`);
    for (const {role, span, value} of finding.evidence) {
      console.log(`    ${role}: ${text.slice(span.begin, span.end)} (read as ${value})`);
    }
    if (finding.workings) console.log(`    ${finding.workings}`);
    for (const fix of finding.fixes) console.log(`    fix: ${fix.description}`);
  }
  return result.findings.length > 0;
}

function checkFile(client, file, published) {
  const document = readDocument(file, published);
  return new Promise((resolve, reject) => {
    client.CheckDocument({document, options: OPTIONS}, {deadline: Date.now() + 60_000}, (error, response) => {
      if (error) return reject(error);
      resolve(printFindings(document, response.result) ? 1 : 0);
    });
  });
}

// Sends every file over one stream; answers come as they are ready and carry the request's number.
function checkFolder(client, folder, published) {
  const documents = fs.readdirSync(folder, {withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => readDocument(path.join(folder, entry.name), published));
  return new Promise((resolve, reject) => {
    let status = 0;
    const stream = client.CheckDocuments({deadline: Date.now() + 600_000});
    stream.on('data', (answer) => {
      if (answer.outcome === 'error') {
        console.error(`${answer.document.id}: ${answer.error.message}`);
        status = 2;
      } else if (printFindings(documents[answer.number], answer.result)) {
        status = Math.max(status, 1);
      }
    });
    stream.on('error', reject);
    stream.on('end', () => resolve(status));
    // Options hold for the rest of the stream.
    documents.forEach((document, i) => stream.write(i === 0 ? {document, options: OPTIONS} : {document}));
    stream.end();
  });
}

async function main([address, target, published = '']) {
  if (!target) {
    console.error('usage: claimcheck_client.js ADDRESS FILE|FOLDER [YYYY-MM-DD]');
    return 2;
  }
  const client = connect(address);
  try {
    const check = fs.statSync(target).isDirectory() ? checkFolder : checkFile;
    return await check(client, target, published);
  } catch (error) {
    console.error(`${target}: ${error.details || error.message}`);
    return 2;
  } finally {
    client.close();
  }
}

main(process.argv.slice(2)).then((status) => { process.exitCode = status; });
