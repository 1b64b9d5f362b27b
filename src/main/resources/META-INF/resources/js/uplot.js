// The version stands in pom.xml alone. It stands beside this folder only when the service runs.
// @ts-ignore
export { default } from "../webjars/uplot/${uplot.version}/dist/uPlot.esm.js";
