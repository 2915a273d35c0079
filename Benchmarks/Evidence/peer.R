# lme4 on the same rows: Rscript peer.R FILE GROUP... Prints one line of JSON like peer.py.
suppressPackageStartupMessages(library(lme4))
words <- commandArgs(trailingOnly = TRUE)
groups <- words[-1]
clock <- function() proc.time()[["elapsed"]]
start <- clock()
rows <- read.csv(words[1])
for (name in c("year", "grade", groups)) rows[[name]] <- factor(rows[[name]])
read <- clock()
model <- paste(
  "score ~ prior + prior_other + frl + ell + swd + female + year + grade +",
  paste0("(1|", groups, ")", collapse = " + "))
fit <- lmer(as.formula(model), rows, control = lmerControl(calc.derivs = FALSE))
fitted <- clock()
effects <- ranef(fit, condVar = TRUE)
cat(sprintf(
  "{\"read\": %.3f, \"answer\": %.3f, \"variances\": %.3f, \"figure\": %.6f}\n",
  read - start, fitted - read, clock() - fitted, REMLcrit(fit)))
