package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of content files, for editors",
		Long: "Print the JSON Schema (2020-12) of content files. An editor that knows it completes keys, explains them and\n" +
			"marks mistakes while you write:\n  careerfit schema > careerfit.schema.json\nbeside the questionnaire, whose first line then is\n" +
			"  # yaml-language-server: $schema=careerfit.schema.json",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := cmd.OutOrStdout().Write(quiz.Schema()); err != nil {
				return failure(fmt.Errorf("write the schema: %w", err))
			}
			return nil
		},
	}
}
