import { writeFile } from "node:fs/promises";
import { research } from "./research.js";

const report = await research("How do heat pumps perform below -20 °C?");
await writeFile("report.md", report);
console.log(`report.md written, ${report.length} characters`);
