# Designs of R's lhs package. usage: Rscript peers.R POINTS DIMENSIONS FOLDER; prints "name seconds" and writes FOLDER/<name>.csv
suppressMessages(library(lhs))
arguments <- commandArgs(trailingOnly = TRUE)
n <- as.integer(arguments[1]); d <- as.integer(arguments[2]); folder <- arguments[3]
make <- function(name, draw) {
  set.seed(1)
  seconds <- tryCatch(system.time(points <- draw())[["elapsed"]], error = function(e) { cat(name, "failed", gsub("\\s+", " ", conditionMessage(e)), "\n"); NA })
  if (is.na(seconds)) return(invisible())
  write.table(points, file.path(folder, paste0(name, ".csv")), sep = ",", row.names = FALSE, col.names = FALSE)
  cat(name, seconds, "\n")
}
make("R-maximinLHS", function() maximinLHS(n, d))
make("R-improvedLHS", function() improvedLHS(n, d))
# At n = 1000 its default of 100 generations of 100 would take over an hour.
if (n <= 200) make("R-geneticLHS", function() geneticLHS(n, d, pop = 100, gen = 20)) else make("R-geneticLHS", function() geneticLHS(n, d, pop = 10, gen = 4))
