// The version stands in pom.xml alone.
export { default } from "/webjars/uplot/${uplot.version}/dist/uPlot.esm.js";
