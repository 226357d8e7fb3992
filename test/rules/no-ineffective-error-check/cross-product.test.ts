// Client forms × check forms × handler forms, each combination once reported, and once silent for one of five reasons.
import { type CorpusCases, describeCorpus } from "../../support/corpus.js";
import { checkForms, clientForms, handlerForms, program, silencerFor } from "./forms.js";

const reported: Record<string, string> = {};
const silent: Record<string, string> = {};
const handlers = Object.entries(handlerForms);

Object.entries(clientForms).forEach(([clientName, client], i) => {
  Object.entries(checkForms).forEach(([checkName, check], j) => {
    handlers.forEach(([handlerName, handler], k) => {
      const name = `${clientName} | ${checkName} | ${handlerName}`;
      const silencer = silencerFor(check, i + 2 * j + k);
      reported[name] = program(client, check, handler);
      silent[`${name} | ${silencer}`] = program(client, check, handler, silencer);
    });
  });
});

describeCorpus("no-ineffective-error-check", {
  reported: reported satisfies CorpusCases,
  silent: silent satisfies CorpusCases,
});
