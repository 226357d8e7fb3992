import type { Choices } from "../choices.js";
import { writePoll } from "./poll.js";
import { writeStream } from "./stream.js";
import type { Program } from "./writer.js";

/** Writes the program that is made of the chosen parts. */
export function writeProgram(choices: Choices): Program {
  return choices.family === "poll" ? writePoll(choices.parts) : writeStream(choices.parts);
}
