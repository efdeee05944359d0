package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// plainFlagError says in a sentence what is wrong with a value on the command line.
func plainFlagError(_ *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) {
		return err
	}
	return valueError("--"+invalid.GetFlag().Name, invalid.GetFlag(), invalid.GetValue(), err)
}

// valueError says what a flag takes; its name is that by which it was set. Flags of other types take anything, or
// say themselves what is wrong.
func valueError(name string, f *pflag.Flag, value string, err error) error {
	wanted := map[string]string{
		"int": "a whole number, such as " + f.DefValue, "uint64": "a whole number from 0 up, such as " + f.DefValue,
		"float64": "a number, such as " + f.DefValue, "bool": "true or false",
		"span": "a span of time in s, m, h, d or w, such as 5s, 36h, 12w or 365d", "size": "a size in B, KB, MB, GB, TB or KiB, MiB, GiB, TiB, such as 2GB or 512MiB", "origin": "the origin of a site, such as https://college.example: with http or https, a port where it is not the usual one, no path and no *", "network": "a network or an address, such as 10.0.0.0/8 or 127.0.0.1",
	}[f.Value.Type()]
	if wanted == "" {
		return fmt.Errorf("%s: %w", name, err)
	}
	return fmt.Errorf("%s must be %s, but it is %q", name, wanted, value)
}
