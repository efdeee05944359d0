package main

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/careerfit/careerfit/quiz"
)

// settingPrefix begins the name of every variable of the environment that sets a flag.
const settingPrefix = "CAREERFIT_"

// environment makes a map by name of what os.Environ says.
func environment(variables []string) map[string]string {
	env := map[string]string{}
	for _, variable := range variables {
		name, value, _ := strings.Cut(variable, "=")
		env[name] = value
	}
	return env
}

// settingOf is the name of the variable that sets a flag.
func settingOf(flag string) string {
	return settingPrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// saidEachTime reports whether the environment does not set a flag: what was agreed to once is not agreed to for ever.
func saidEachTime(flag string) bool { return flag == "help" || flag == "yes" || flag == "force" }

// ofEnvironment marks flags that the environment set.
const ofEnvironment = "careerfit_of_environment"

// fromEnvironment sets the flags that the command line did not from CAREERFIT_*, without the spaces around a value.
// Several files are separated as in PATH.
func fromEnvironment(flags *pflag.FlagSet, env map[string]string) error {
	var errs []error
	flags.VisitAll(func(f *pflag.Flag) {
		name := settingOf(f.Name)
		value := strings.TrimSpace(env[name])
		if f.Changed || value == "" || saidEachTime(f.Name) {
			return
		}
		if err := setFlag(flags, f, value); err != nil {
			errs = append(errs, valueError(name, f, value, err))
		}
		_ = flags.SetAnnotation(f.Name, ofEnvironment, []string{value}) // an error where there is no such flag
	})
	return errors.Join(errs...)
}

// aboutSettings returns a sentence for each flag that an error speaks of and that somebody set in the environment, who
// would look for it on the command line in vain.
func aboutSettings(flags *pflag.FlagSet, said string) (sentences []string) {
	flags.VisitAll(func(f *pflag.Flag) {
		value := strings.Join(f.Annotations[ofEnvironment], "")
		name := settingOf(f.Name)
		byName := strings.Contains(said+" ", name+" ") // which says where it was set
		if value == "" || !byName && !strings.Contains(said+" ", "--"+f.Name+" ") {
			return
		}
		if !byName {
			sentences = append(sentences, "--"+f.Name+" was set by "+name+" in the environment.")
		}
		if strings.Contains(value, " #") {
			sentences = append(sentences, "A comment does not end a line of settings: what stands behind # is part of "+name+".")
		}
	})
	return sentences
}

// unknownSettings returns a sentence for each CAREERFIT_* variable that sets no flag of any command, without its value,
// which may be a secret. What it suggests sets one of cmd.
func unknownSettings(cmd *cobra.Command, env map[string]string) (sentences []string) {
	known, ofCmd := settingsOf(cmd.Root().Commands()...), settingsOf(cmd)
	for _, name := range slices.Sorted(maps.Keys(env)) {
		word, ours := strings.CutPrefix(name, settingPrefix)
		if !ours || slices.Contains(known, word) || ofKubernetes(word, env[name]) {
			continue
		}
		sentence := name + " is not known"
		if meant := quiz.Closest(word, ofCmd); meant != "" {
			sentence += "; did you mean " + settingPrefix + meant + "?"
		}
		sentences = append(sentences, sentence)
	}
	return sentences
}

// ofKubernetes reports whether the word is one of those by which Kubernetes tells every program of a service that is
// called as this one: CAREERFIT_SERVICE_HOST, CAREERFIT_WEB_PORT_8080_TCP, and CAREERFIT_PORT, where people write a number.
func ofKubernetes(word, value string) bool {
	word = "_" + word
	return strings.Contains(word, "_SERVICE_") || strings.Contains(word, "_PORT_") ||
		strings.HasSuffix(word, "_PORT") && strings.Contains(value, "://")
}

// settingsOf are the words behind the prefix that set a flag of one of the commands.
func settingsOf(commands ...*cobra.Command) (words []string) {
	for _, cmd := range commands {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !saidEachTime(f.Name) {
				words = append(words, strings.TrimPrefix(settingOf(f.Name), settingPrefix))
			}
		})
	}
	return words
}
