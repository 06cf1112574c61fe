// What the tests use of Jest, added to Mocha's interface: mutation testing runs them with Mocha.
const { expect } = require('expect');
const { bind } = require('jest-each');
const { ModuleMocker } = require('jest-mock');
const Mocha = require('mocha');

const withEach = (define) => Object.assign((title, body) => define(String(title), body), { each: bind(define, false) });

const { bdd } = Mocha.interfaces;

Mocha.interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, (context) => {
    const { describe, it, before, after } = context;
    const jest = new ModuleMocker(globalThis);
    Object.assign(context, { expect, jest, describe: withEach(describe), test: withEach(it), beforeAll: before, afterAll: after });
  });
};
