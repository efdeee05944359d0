package engine

// Version names how results are worked out. It rises whenever the same answers to the same questionnaire may give
// another result, and with nothing else; so two programs of one version agree.
const Version = "1"
